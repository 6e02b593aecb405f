# TCP, UDP, unix sockets by path and by abstract name, name look-ups.
import socket
import sys

_, sockets, tcp, udp, _, _ = sys.argv[1:]


def packet():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    return s.sendto(b"x", ("127.0.0.1", int(udp)))


def unix(name):
    s = socket.socket(socket.AF_UNIX)
    s.connect(name)
    return s.send(b"x")


def listen():
    return socket.create_server(("127.0.0.1", 0)).getsockname()


def pair():
    """A pair of its own is allowed; reaching out through it must not be."""
    a, _ = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    return a.sendto(b"x", sockets)


def repurposed():
    a, _ = socket.socketpair()
    return a.sendto(b"x", sockets) or a.connect(sockets)


for attempt in (
    lambda: socket.create_connection(("127.0.0.1", int(tcp)), 1).send(b"x"),
    lambda: socket.create_connection(("::1", int(tcp)), 1).send(b"x"),
    packet,
    lambda: unix(sockets),
    lambda: unix("\0rehearsal-attack-" + tcp),
    listen,
    pair,
    repurposed,
    lambda: socket.getaddrinfo("localhost", 80, proto=99),
    lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW),
    lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW),
):
    try:
        print("reached", attempt())
    except OSError:
        pass
