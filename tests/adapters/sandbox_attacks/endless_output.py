# Bounded: 400 MB.
for _ in range(4_000):
    print("x" * 100_000)
