package zeroset.render.bake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.render.testing.BumpyFields;

@Timeout(60)
class SnapshotBakerTest {

    /// Keeps what it hears; holds the baker back at the first result until told to go on.
    private static class Recorder implements BakeListener {
        final LinkedBlockingQueue<Object> heard = new LinkedBlockingQueue<>();
        final CountDownLatch mayGoOn;

        Recorder(boolean holdBack) {
            mayGoOn = new CountDownLatch(holdBack ? 1 : 0);
        }

        @Override
        public void baked(BakedField field) {
            heard.add(field);
            try {
                assertTrue(mayGoOn.await(30, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void broken(SdfSnapshot snapshot, String reason) {
            heard.add(reason);
        }

        BakedField nextField() throws InterruptedException {
            var next = heard.poll(30, TimeUnit.SECONDS);
            assertNotNull(next, "nothing was baked within 30 s");
            return (BakedField) next;
        }
    }

    @Test
    void refinesASnapshotThatNoNewerOneFollows() throws InterruptedException {
        var recorder = new Recorder(false);
        try (var baker = new SnapshotBaker(recorder, 0, 0)) {
            baker.submit(BumpyFields.unevenGrid(1));
            assertEquals(BakeEffort.LIVE, recorder.nextField().effort());
            assertEquals(BakeEffort.FULL, recorder.nextField().effort());
        }
    }

    @Test
    void onlyTheNewestOfThoseThatWaitIsBaked() throws InterruptedException {
        var recorder = new Recorder(true);
        try (var baker = new SnapshotBaker(recorder, 60_000, 0)) {
            baker.submit(BumpyFields.unevenGrid(1));
            recorder.nextField();
            baker.submit(BumpyFields.unevenGrid(2));
            var newest = BumpyFields.unevenGrid(3);
            baker.submit(newest);
            recorder.mayGoOn.countDown();
            assertSame(newest, recorder.nextField().snapshot());
        }
        assertTrue(recorder.heard.isEmpty());
    }

    @Test
    void goesOnAfterASnapshotWithoutNumbers() throws InterruptedException {
        var recorder = new Recorder(false);
        try (var baker = new SnapshotBaker(recorder, 60_000, 0)) {
            var good = BumpyFields.unevenGrid(1);
            float[] bias = good.parameters().get("sdf.1.bias");
            bias[0] = Float.POSITIVE_INFINITY;
            baker.submit(BumpyFields.with(good, "sdf.1.bias", bias));
            var reason = String.valueOf(recorder.heard.poll(30, TimeUnit.SECONDS));
            assertTrue(reason.contains("diverged"), reason);
            baker.submit(good);
            assertSame(good, recorder.nextField().snapshot());
        }
    }

    @Test
    void goesOnAfterMemoryRanOut() throws InterruptedException {
        var tooLarge = BumpyFields.unevenGrid(1);
        var recorder = new Recorder(false) {
            @Override
            public void baked(BakedField field) {
                if (field.snapshot().equals(tooLarge)) {
                    throw new OutOfMemoryError("as a test wants it");
                }
                super.baked(field);
            }
        };
        try (var baker = new SnapshotBaker(recorder, 60_000, 0)) {
            baker.submit(tooLarge);
            var reason = String.valueOf(recorder.heard.poll(30, TimeUnit.SECONDS));
            assertTrue(reason.contains("memory"), reason);
            var next = BumpyFields.unevenGrid(2);
            baker.submit(next);
            assertSame(next, recorder.nextField().snapshot());
        }
    }

    @Test
    void theNextOfTheSameRunWaitsForItsTurnAndAnotherFieldDoesNot() throws InterruptedException {
        var recorder = new Recorder(false);
        try (var baker = new SnapshotBaker(recorder, 60_000, 60_000)) {
            var first = BumpyFields.unevenGrid(1);
            baker.submit(first);
            assertSame(first, recorder.nextField().snapshot());
            baker.submit(BumpyFields.unevenGrid(2));
            var elsewhere = elsewhere(BumpyFields.unevenGrid(3));
            baker.submit(elsewhere);
            assertSame(elsewhere, recorder.nextField().snapshot());
        }
        assertTrue(recorder.heard.isEmpty());
    }

    private static SdfSnapshot elsewhere(SdfSnapshot field) {
        return new SdfSnapshot(
                field.config(),
                new SceneTransform(new Sphere(7, 7, 7, 3)),
                field.step(),
                field.activeLevels(),
                field.invS(),
                field.parameters(),
                field.proxyGrid());
    }
}
