# ruff: noqa: E501 (a table, a line for each set of meanings)
"""Opposites of which the documentation of software speaks, as in `aligner.opposite_words`."""

from __future__ import annotations

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
