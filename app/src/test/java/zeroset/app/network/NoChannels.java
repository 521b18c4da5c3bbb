package zeroset.app.network;

import java.net.ProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;

/// Opens no channel to anywhere.
public final class NoChannels extends SelectorProvider {

    @Override
    public DatagramChannel openDatagramChannel() {
        throw NetworkUse.tell("a datagram channel was opened");
    }

    @Override
    public DatagramChannel openDatagramChannel(ProtocolFamily family) {
        throw NetworkUse.tell("a datagram channel was opened");
    }

    @Override
    public Pipe openPipe() {
        throw NetworkUse.tell("a pipe was opened");
    }

    @Override
    public AbstractSelector openSelector() {
        throw NetworkUse.tell("a selector was opened");
    }

    @Override
    public ServerSocketChannel openServerSocketChannel() {
        throw NetworkUse.tell("a server channel was opened");
    }

    @Override
    public SocketChannel openSocketChannel() {
        throw NetworkUse.tell("a channel was opened");
    }
}
