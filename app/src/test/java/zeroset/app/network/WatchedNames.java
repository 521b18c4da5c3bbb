package zeroset.app.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.stream.Stream;

/// Looks up names as usual, or forbids it.
public final class WatchedNames extends InetAddressResolverProvider {

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return NetworkUse.isForbidden() ? new None() : configuration.builtinResolver();
    }

    @Override
    public String name() {
        return "watched names";
    }

    private static final class None implements InetAddressResolver {
        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
            throw NetworkUse.tell("the name " + host + " was looked up");
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
            throw NetworkUse.tell("an address was looked up");
        }
    }
}
