package zeroset.render.overlay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zeroset.render.scene.Raster;

/// Keeps photographs in OpenGL's memory, each uploaded once, a few per frame so that no frame waits for hundreds.
final class PhotoShelf implements AutoCloseable {

    /// Beyond so many, cameras are drawn without a photograph: 100 MB with their smaller copies.
    static final int MOST = 1152;

    private static final long NANOS_PER_FRAME = 8_000_000;

    private final List<PhotoPage> pages = new ArrayList<>();
    // Photographs compare by identity.
    private final Map<Raster, Integer> places = new HashMap<>();
    private final Deque<Integer> free = new ArrayDeque<>();
    private final Deque<Raster> waiting = new ArrayDeque<>();

    /// What is to be kept from now on.
    void keep(Collection<Raster> photos) {
        var wanted = new HashSet<Raster>();
        photos.stream().limit(MOST).forEach(wanted::add);
        places.entrySet().removeIf(entry -> {
            boolean gone = !wanted.contains(entry.getKey());
            if (gone) {
                free.add(entry.getValue());
            }
            return gone;
        });
        waiting.clear();
        for (var photo : photos) {
            if (wanted.remove(photo) && !places.containsKey(photo)) {
                waiting.add(photo);
            }
        }
    }

    /// Uploads some of those that wait.
    ///
    /// @return whether there were any
    boolean uploadSome() {
        if (waiting.isEmpty()) {
            return false;
        }
        long end = System.nanoTime() + NANOS_PER_FRAME;
        do {
            var photo = waiting.remove();
            int place = free.isEmpty() ? nextPlace() : free.remove();
            pages.get(place / PhotoPage.CAPACITY).put(place % PhotoPage.CAPACITY, photo);
            places.put(photo, place);
        } while (!waiting.isEmpty() && System.nanoTime() < end);
        return true;
    }

    private int nextPlace() {
        int place = places.size();
        if (place == pages.size() * PhotoPage.CAPACITY) {
            pages.add(new PhotoPage());
        }
        return place;
    }

    /// Whether some are still to be uploaded.
    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /// Number of a photograph, if it is there: its page times {@link PhotoPage#CAPACITY} plus its layer.
    Optional<Integer> place(Raster photo) {
        return Optional.ofNullable(places.get(photo));
    }

    /// The pages.
    List<PhotoPage> pages() {
        return pages;
    }

    @Override
    public void close() {
        pages.forEach(PhotoPage::close);
        pages.clear();
    }
}
