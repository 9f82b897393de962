"""LocalStack on loopback alone. It believes whoever asks it, and 4.14.0 listens on every IPv4 address of the machine, whatever
host GATEWAY_LISTEN names (localstack/runtime/server/twisted.py does not hand it on): so it is told here where to listen."""

from twisted.internet import endpoints


class OnLoopback(endpoints.TCP4ServerEndpoint):
    def __init__(self, reactor, port, backlog=50):
        super().__init__(reactor, port, backlog, interface="127.0.0.1")


endpoints.TCP4ServerEndpoint = OnLoopback

from localstack.runtime.main import main  # noqa: E402: what it imports must find the endpoint changed

main()
