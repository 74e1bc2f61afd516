# ruff: noqa: E501 (a table, a line for each set of meanings)
"""Opposites of which interfaces and the documentation of software speak, as in
`aligner.opposite_words`."""

from __future__ import annotations

INTERFACE = r"""
uploads? uploaded uploading | 上传 || downloads? downloaded downloading | 下载
enabled? enabling | 启用|开启 ~ 开|使|让|能|可|允许|支持|激活 || disabl(?:e|es|ed|ing) | 禁用|停用|关闭 ~ 关|禁|残|失|停
turn(?:s|ed|ing)?_(?:(?:it|them|the_\w+)_)?on turn_(?!left|right)[\w-]+_on(?=[.,;:!?)]|$) | 打开|开启|启用 ~ 开|启|亮|点|对|攻|转|取决|围绕|兴奋 || turn(?:s|ed|ing)?_(?:(?:it|them|the_\w+)_)?off turn_(?!left|right)[\w-]+_off(?=[.,;:!?)]|$) | 关闭|关掉|停用|禁用 ~ 关|熄|断|停|禁|灭|转|拐|离
open(?:s|ed|ing)?(?=_(?:\w+_){0,3}(?:valves?|covers?|lids?|doors?|windows?|gates?|drawers?|taps?|files?|apps?)\b) | 打开|开启 ~ 开|启|敞 || clos(?:e|es|ed|ing)(?=_(?:\w+_){0,3}(?:valves?|covers?|lids?|doors?|windows?|gates?|drawers?|taps?|files?|apps?)\b) | 关闭|关上 ~ 关|闭|合|掩
show(?:s|ed|n|ing)? | 显示 ~ 显|示|展|表|看|演|秀|出|证|说|现|露|见|片|剧|播 || hid(?:e|es|den|ing)? | 隐藏 ~ 隐|藏|躲|掩|遮|瞒|收起|埋|暗|匿|避
expand(?:s|ed|ing|able)? | 展开 ~ 扩|膨|张|大|增|展|拓 || collaps(?:e|es|ed|ing|ible) | 折叠|收起|收合|摺叠 ~ 倒|塌|崩|垮|溃|缩|瘫|陷|叠|败|坍
undo undoing undone | 撤销|撤消 ~ 撤|还原|复原|恢复|取消|解|未|消|毁|毕|挽回|弥补 || redo redoing redone | 重做 ~ 重|取消(?:复原|撤销)|再
zoom(?:s|ed|ing)?_in | 放大 ~ 大|近|聚焦 || zoom(?:s|ed|ing)?_out | 缩小 ~ 小|远
offline | 离线|脱机|断网|线下 ~ 下线|未连接|断 || online | 在线|联机|线上 ~ 网|上线|连接
! add(?:s|ed|ing)?_(?:\w+_)?support | (?:新增|增加|添加|加入)[^，。；]{0,24}支[持援] ~ 新|增|加|始|现 || (?:drop|remov|discontinu|end|ceas|withdr[ae]w)\w*_(?:\w+_)?support | 不再支[持援]|(?:停止|移除|取消|终止|放弃|结束|去除)[^，。；]{0,24}支[持援] ~ 不|停|移|取|终|弃|结|去|删|止
private | 私密|私有|私人 ~ 私|民|个人(?!资料|主页|档案)|非公开|秘|隐|自己|单独|独|内 || public | 公开|公共|公有 ~ 公|众|民|国|外|群|开|官|政府
upgrad(?:e|es|ed|ing) | 升级 ~ 升|更新|改|提|新 || downgrad(?:e|es|ed|ing) | 降级 ~ 降|下调|低|退
required mandatory | 必填|必选|必需 ~ 必|须|需|要|求|应|强制|规定 || optional(?:ly)? | 选填|可选 ~ 选|可|非|任意|随意
encrypt(?:s|ed|ing|ion)? | 加密 || decrypt(?:s|ed|ing|ion)? | 解密
zip(?:ped|ping)? compress(?:ed|ing|ion|es)? | (?<!解)压缩 ~ 压|邮 || unzip(?:ped|ping)? decompress(?:ed|ing|ion|es)? | 解压 ~ 解|展
install(?:s|ed|ing|ation)? | (?<!解除)安装 ~ 装 || uninstall(?:s|ed|ing|ation)? | 卸载|解除安装 ~ 卸|移除|删
ascending | 升序|递增 ~ 升|增|小到大 || descending | 降序|递减 ~ 降|减|大到小
synchronous(?:ly)? | (?<!异)同步 || asynchronous(?:ly)? | 异步
inputs? | 输入 ~ 投入|意见|入 || outputs? | 输出 ~ 产出|产|出
"""

SOFTWARE = r"""
automatic(?:ally)? | 自动 ~ 自 || manual(?:ly)? | 手动|手工 ~ 手|人工
temporar(?:y|ily) | 临时|暂时 ~ 暂|临 || permanent(?:ly)? | 永久 ~ 永|长久|固定|常驻
remote(?:ly)? | 远程 ~ 远 || local(?:ly)? | 本地 ~ 本|当地|局部|地方|就近
global(?:ly)? | 全局 ~ 全|环球|世界|国际 || local(?:ly)? | 局部 ~ 本|当地|局|地
client-side client_side | 客户端 ~ 客|前端 || server-side server_side | 服务器|服务端|伺服器 ~ 服务|后端|主机
parent(?=_(?:component|element|node|class|process|director|folder)) | 父(?:组件|元素|节点|类|进程|目录|文件夹) ~ 父|上级 || child(?=_(?:component|element|node|class|process|director|folder)) | 子(?:组件|元素|节点|类|进程|目录|文件夹) ~ 子|下级
sub-?class(?:es)? | 子类 ~ 子 || super-?class(?:es)? base_class(?:es)? | 父类|超类|基类 ~ 父|超|基
static(?:ally)? | 静态 ~ 静 || dynamic(?:ally)? | 动态 ~ 动
front-?end | 前端 ~ 前 || back-?end | 后端 ~ 后
lower-?case | 小写 ~ 小 || upper-?case | 大写 ~ 大
internal(?:ly)? | 内部 ~ 内 || external(?:ly)? | 外部 ~ 外
prefix(?:es)? | 前缀 ~ 前|头 || suffix(?:es)? | 后缀 ~ 后|尾
senders? | 发送[者方]|发件人|寄件[人者] ~ 发|寄 || recipients? receivers? | 接收[者方]|收件[人者] ~ 收|接
inbound incoming | 入站|传入 ~ 入|进|来|收|接|到 || outbound outgoing | 出站|传出 ~ 出|发|外|往|去
light(?=_(?:mode|theme)) light-mode | 浅色|亮色 ~ 亮|浅|光|明|白 || dark(?=_(?:mode|theme)) dark-mode | 深色|暗色|暗黑 ~ 暗|深|黑|夜
encod(?:e|es|ed|ing) | (?<!解)编码 ~ 编|码 || decod(?:e|es|ed|ing) | 解码 ~ 解|译
! mutable | (?<!不)可变 ~ 可变 || immutable | 不可变 ~ 不|恒
! stateful | 有状态 ~ 状态 || stateless | 无状态 ~ 无|不
compile-time compile_time | 编译时|编译期 ~ 编译 || run-?time run_time | 运行时 ~ 运行|执行|时
even_numbers? | 偶数 ~ 偶|双 || odd_numbers? | 奇数 ~ 奇|单
first(?=_(?:item|element|line|row|column|page|character|argument|parameter|commit)) | 第一 ~ 一|首|头|最[初早先]|1|前 || last(?=_(?:item|element|line|row|column|page|character|argument|parameter|commit)) | 最后|末尾 ~ 末|尾|后|上|终|近
strict(?:ly)? | 严格 ~ 严 || lenient(?:ly)? | 宽松 ~ 宽|松
advantages? benefits? | 优点|优势|好处 ~ 优|益|利|好|长处|福 || disadvantages? drawbacks? downsides? | 缺点|劣势|坏处|弊端 ~ 缺|劣|弊|坏|不|害|短
faster quicker | 更快|较快 ~ 快|速|迅|早|敏 || slower | 更慢|较慢 ~ 慢|缓
senior_(?:students?|pupils?) | 高年级 ~ 高年|大[三四]|老生|毕业|资深 || (?:junior|first-year|lower-year)_(?:students?|pupils?) | 低年级 ~ 低|新|大一|大三|初|小
"""
