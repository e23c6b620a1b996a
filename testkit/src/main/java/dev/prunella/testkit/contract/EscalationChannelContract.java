// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.prunella.escalate.Escalation;
import dev.prunella.escalate.EscalationChannel;
import dev.prunella.model.IncidentId;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * What the supervisor expects of an {@link EscalationChannel}. Extend it with yours and with a double of what stands behind it;
 * JUnit makes a new instance for each test, so the double begins empty each time.
 */
public abstract class EscalationChannelContract {

    /** The supervisor gives each call 10 s. */
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final IncidentId incident = EscalationSamples.incident(1);
    private final Escalation first = EscalationSamples.plain(incident);

    /** For those who extend it. */
    protected EscalationChannelContract() {}

    /** The channel, the same one each time within a test. */
    protected abstract EscalationChannel channel();

    /** How many alerts stand open behind the channel for an incident; 0 where none was told, or all were closed. */
    protected abstract int openAlerts(IncidentId of) throws Exception;

    /** What stands behind the channel refuses from now on, or is gone. */
    protected abstract void breakTheOtherSide() throws Exception;

    /** What stands behind the channel takes no answer from now on: calls to it hang. */
    protected abstract void hangTheOtherSide() throws Exception;

    /** Whether an alert can be closed; false for what only carries messages, such as mail. Default true. */
    protected boolean closesAlerts() {
        return true;
    }

    /** The name is short and stays the same. */
    @Test
    public void nameIsShortAndStable() {
        String name = channel().name();
        assertTrue(name != null && !name.isBlank() && name.length() <= 64, () -> "1 to 64 characters, got " + name);
        assertEquals(name, channel().name());
    }

    /** An escalation arrives, in time. */
    @Test
    public void delivers() throws Exception {
        call(() -> channel().send(first));
        assertEquals(1, openAlerts(incident), "open alerts after one escalation");
    }

    /** What comes again after a failure, or as a reminder, is the same alert. */
    @Test
    public void toldAgainIsTheSameAlert() throws Exception {
        call(() -> channel().send(first));
        call(() -> channel().send(first));
        call(() -> channel().send(EscalationSamples.again(first)));
        int most = closesAlerts() ? 1 : 3;
        assertTrue(openAlerts(incident) <= most, "one alert an incident");
    }

    /** Two incidents are two alerts. */
    @Test
    public void tellsIncidentsApart() throws Exception {
        IncidentId other = EscalationSamples.incident(2);
        call(() -> channel().send(first));
        call(() -> channel().send(EscalationSamples.plain(other)));
        call(() -> channel().resolve(EscalationSamples.resolution(other)));
        assertEquals(1, openAlerts(incident), "open alerts of the incident that is not over");
    }

    /** The largest escalation with the oddest characters arrives too. */
    @Test
    public void deliversWhateverItSays() throws Exception {
        call(() -> channel().send(EscalationSamples.odd(incident)));
        assertEquals(1, openAlerts(incident), "open alerts after one escalation");
    }

    /** The end of an incident closes its alert, also when it is told twice. */
    @Test
    public void resolvingClosesTheAlert() throws Exception {
        call(() -> channel().send(first));
        call(() -> channel().resolve(EscalationSamples.resolution(incident)));
        call(() -> channel().resolve(EscalationSamples.resolution(incident)));
        assertEquals(closesAlerts() ? 0 : 1, openAlerts(incident), "open alerts after the end");
    }

    /** The end of an incident of which nobody was told harms nothing. */
    @Test
    public void resolvingWhatWasNeverToldHarmsNothing() throws Exception {
        call(() -> channel().resolve(EscalationSamples.resolution(incident)));
        assertEquals(0, openAlerts(incident), "open alerts");
    }

    /** What did not arrive is not said to have arrived: it throws. */
    @Test
    public void saysSoWhenItCannotDeliver() throws Exception {
        breakTheOtherSide();
        assertThrows(
                Exception.class,
                () -> Patience.start("send", calling(() -> channel().send(first)))
                        .within(WITHIN),
                "an escalation that was refused");
    }

    /** A call that hangs ends within a second of an interrupt. */
    @Test
    public void heedsAnInterruptWithinASecond() throws Exception {
        hangTheOtherSide();
        Patience.Running<Boolean> run =
                Patience.start("send", calling(() -> channel().send(first)));
        assertTrue(run.heedsInterrupt(), "the channel did not end within 1 s of an interrupt");
    }

    private interface Call {
        void run() throws Exception;
    }

    private static void call(Call call) throws Exception {
        Patience.call("channel", WITHIN, calling(call));
    }

    private static Callable<Boolean> calling(Call call) {
        return () -> {
            call.run();
            return true;
        };
    }
}
