"""What runs the networks: the embedded model's static graph, and any SentenceTransformer."""
