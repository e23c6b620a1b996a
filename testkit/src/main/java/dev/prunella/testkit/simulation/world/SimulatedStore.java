// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.world;

import dev.prunella.record.AuditDiskFullException;
import dev.prunella.record.AuditStore;
import dev.prunella.testkit.simulation.scenario.Twist;
import dev.prunella.testkit.simulation.trace.Happening;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The disk under the trail. It reads the frames that are handed to it by itself, so that what is durable is known without the
 * library's own reader. What was not synced may be lost when the process dies, or a part of it.
 */
final class SimulatedStore implements AuditStore {

    static final String TROUBLE = "the store of the trail ";

    private final Stage stage;
    private final Troubles troubles;
    private final boolean durable;
    private final Consumer<String> intentCame;
    private final NavigableMap<Long, Segment> segments;
    private @Nullable Segment current;
    private boolean gone;
    private boolean refused;

    SimulatedStore(Stage stage, Troubles troubles, boolean durable, Consumer<String> intentCame) {
        this(stage, troubles, durable, intentCame, new TreeMap<>());
    }

    private SimulatedStore(
            Stage stage,
            Troubles troubles,
            boolean durable,
            Consumer<String> intentCame,
            NavigableMap<Long, Segment> segments) {
        this.segments = segments;
        this.stage = stage;
        this.troubles = troubles;
        this.durable = durable;
        this.intentCame = intentCame;
    }

    private static final class Segment {
        private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int headerBytes;
        private int syncedBytes;
        private final List<Frame> unsynced = new ArrayList<>();
    }

    private record Frame(int endsAt, RecordLine line) {}

    /** Whether a sync that begins now takes time. */
    boolean pauses() {
        Twist.StoreManner manner = manner();
        return durable && (manner == Twist.StoreManner.IS_SLOW || manner == Twist.StoreManner.IS_FAR_TOO_SLOW);
    }

    /** Whether it ever refused its process a record, so that notes may be lost. */
    boolean hasRefused() {
        return refused;
    }

    /** The process that writes is gone: what it still does has no effect. */
    void die() {
        gone = true;
    }

    /** What the next process finds: all that was synced, and of the rest as much as chance has it. */
    SimulatedStore successor() {
        gone = true;
        loseWhatIsNotSynced();
        return new SimulatedStore(stage, troubles, durable, intentCame, segments);
    }

    private void loseWhatIsNotSynced() {
        if (!durable) {
            segments.clear();
        }
        boolean newest = true;
        for (Segment segment : segments.descendingMap().values()) {
            lose(segment, newest);
            newest &= segment.bytes.size() == 0 || segment.bytes.size() < segment.headerBytes;
        }
        segments.values().removeIf(segment -> segment.bytes.size() == 0);
        current = null;
    }

    /** What stands unsynced in a segment is void once the header of a newer one says that it was given up. */
    private void lose(Segment segment, boolean newest) {
        int unsynced = segment.bytes.size() - segment.syncedBytes;
        int kept = unsynced == 0 ? 0 : (int) Math.floorMod(stage.chance("disk") >> 1, unsynced + 1L);
        boolean all = stage.chance("torn") % 2 == 0;
        int end = segment.syncedBytes + (all ? 0 : kept);
        segment.unsynced.stream().filter(frame -> newest && frame.endsAt <= end).forEach(frame -> told(frame.line));
        segment.unsynced.clear();
        cut(segment, end);
    }

    private static void cut(Segment segment, int end) {
        byte[] kept = Arrays.copyOf(segment.bytes.toByteArray(), end);
        segment.bytes = new ByteArrayOutputStream();
        segment.bytes.writeBytes(kept);
        segment.syncedBytes = end;
    }

    @Override
    public boolean survivesProcess() {
        return durable;
    }

    @Override
    public List<Long> open() {
        return new ArrayList<>(segments.keySet());
    }

    @Override
    public InputStream read(long segment) throws IOException {
        return new ByteArrayInputStream(find(segment).bytes.toByteArray());
    }

    @Override
    public String name(long segment) {
        return "simulated-" + segment;
    }

    @Override
    public void setAside(long segment, long offset) throws IOException {
        if (offset == 0) {
            segments.remove(segment);
        } else {
            cut(find(segment), (int) offset);
        }
    }

    @Override
    public void resume(long segment) throws IOException {
        current = find(segment);
    }

    @Override
    public void begin(long segment) throws IOException {
        requireProcess();
        current = new Segment();
        segments.put(segment, current);
    }

    @Override
    public void append(byte[] bytes) throws IOException {
        requireProcess();
        Twist.StoreManner manner = manner();
        if (manner == Twist.StoreManner.REFUSES) {
            refused = true;
            throw new IOException("no write today");
        }
        if (manner == Twist.StoreManner.IS_FULL) {
            refused = true;
            throw new AuditDiskFullException("simulated: no room", new IOException("No space left on device"));
        }
        RecordLine line = RecordLine.of(new String(bytes, StandardCharsets.US_ASCII));
        Segment segment = current;
        if (!durable && line != null) {
            told(line);
        } else if (segment != null) {
            keep(segment, bytes, line);
        }
        if (line != null && line.kind().equals("INTENT")) {
            intentCame.accept(line.field("target"));
        }
    }

    private static void keep(Segment segment, byte[] bytes, @Nullable RecordLine line) {
        if (segment.bytes.size() == 0) {
            segment.headerBytes = bytes.length;
        }
        segment.bytes.writeBytes(bytes);
        if (line != null) {
            segment.unsynced.add(new Frame(segment.bytes.size(), line));
        }
    }

    @Override
    public void sync() throws IOException {
        Twist.StoreManner manner = manner();
        if (pauses()) {
            waitFor(manner == Twist.StoreManner.IS_SLOW ? 300 + Math.floorMod(stage.chance("sync"), 600L) : 1_400);
        }
        requireProcess();
        if (manner == Twist.StoreManner.CANNOT_SYNC) {
            refused = true;
            throw new IOException("no sync today");
        }
        Segment segment = current;
        if (segment != null) {
            segment.syncedBytes = segment.bytes.size();
            segment.unsynced.forEach(frame -> told(frame.line));
            segment.unsynced.clear();
        }
    }

    @Override
    public void retire(long segment) throws IOException {
        requireProcess();
        segments.remove(segment);
    }

    @Override
    public void close() {
        current = null;
    }

    private void requireProcess() throws IOException {
        if (gone) {
            throw new IOException("its process is gone");
        }
    }

    private Segment find(long number) throws IOException {
        Segment segment = segments.get(number);
        if (segment == null) {
            throw new IOException(name(number) + " is not there");
        }
        return segment;
    }

    private void told(RecordLine line) {
        stage.tell(new Happening.Recorded(
                stage.now(),
                line.field("target"),
                line.kind(),
                line.sequence(),
                line.field("prev"),
                line.field("hash"),
                line.field("attempt"),
                line.field("command"),
                line.field("value")));
    }

    private void waitFor(long millis) throws IOException {
        try {
            stage.time().pause(Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Memory does not fail. */
    private Twist.@Nullable StoreManner manner() {
        Twist.StoreTrouble trouble = troubles.present(Twist.StoreTrouble.class, TROUBLE, "");
        return trouble == null || !durable ? null : trouble.manner();
    }
}
