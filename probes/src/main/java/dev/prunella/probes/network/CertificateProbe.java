// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.network;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.probes.sampling.Pace;
import dev.prunella.time.Span;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks how long certificates still hold. It fails with code {@code certificate-expires} when the first of them to end does so within the
 * notice, and with {@code certificate-not-yet-valid} when one does not hold yet. The reason names it and the day. The value is the time that
 * is left, in days, negative after the end.
 *
 * <p>A certificate that issued itself is left out where others are beside it: a server may send its root along, which nobody looks at. Where
 * none can be read the last ones that were read count; if there were none, it is UNKNOWN. A look costs what reading costs; while it fails
 * there is one in ten minutes.
 */
public final class CertificateProbe implements Probe {

    private static final double SECONDS_A_DAY = TimeUnit.DAYS.toSeconds(1);

    private final CertificateSource source;
    private final Duration notice;
    private final Pace pace = Pace.whileBad(Duration.ofSeconds(1), Duration.ofMinutes(10));
    private volatile List<X509Certificate> lastRead = List.of();

    private CertificateProbe(CertificateSource source, Duration notice) {
        Span.positive("certificate probe", "notice", notice);
        this.source = source;
        this.notice = notice;
    }

    /**
     * Fails when a certificate ends within the notice.
     *
     * @param source where the certificates are
     * @param notice how long before its end a certificate should have been replaced, more than zero
     */
    public static CertificateProbe of(CertificateSource source, Duration notice) {
        return new CertificateProbe(source, notice);
    }

    @Override
    public Reading look(ProbeContext context) throws Exception {
        return pace.look(context, this::ask);
    }

    /** Who cannot be reached proves nothing of a certificate. */
    @Override
    public Reading late(ProbeContext context) {
        return Reading.unknown(NetworkReadings.UNREADABLE, "no certificate could be read in time");
    }

    private Reading ask(ProbeContext context) throws InterruptedException {
        Exception failure = null;
        try {
            lastRead = List.copyOf(source.read(context));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            failure = e;
        }
        List<X509Certificate> those = thatCount(lastRead);
        return those.isEmpty()
                ? unreadable(failure)
                : judged(those, context.clock().wallTime());
    }

    private static Reading unreadable(@Nullable Exception failure) {
        String why = failure == null ? "there is none" : String.valueOf(failure);
        return Reading.unknown(NetworkReadings.UNREADABLE, "no certificate could be read: " + why);
    }

    private static List<X509Certificate> thatCount(List<X509Certificate> all) {
        List<X509Certificate> issued = all.stream()
                .filter(each -> !each.getSubjectX500Principal().equals(each.getIssuerX500Principal()))
                .toList();
        return issued.isEmpty() ? all : issued;
    }

    private Reading judged(List<X509Certificate> some, Instant now) {
        X509Certificate first = some.stream()
                .min(Comparator.comparing(X509Certificate::getNotAfter))
                .orElseThrow();
        Instant end = first.getNotAfter().toInstant();
        double days = Duration.between(now, end).toSeconds() / SECONDS_A_DAY;
        Reading reading = now.isBefore(end.minus(notice)) ? begun(some, now) : ends(first, end, now);
        return reading.measuring(days, "days");
    }

    private static Reading begun(List<X509Certificate> some, Instant now) {
        for (X509Certificate each : some) {
            Instant begin = each.getNotBefore().toInstant();
            if (now.isBefore(begin)) {
                return Reading.fail(
                        NetworkReadings.NOT_YET_VALID, "%s does not hold before %s".formatted(name(each), day(begin)));
            }
        }
        return Reading.pass();
    }

    private static Reading ends(X509Certificate first, Instant end, Instant now) {
        long days = Duration.between(now, end).toDays();
        String text = now.isBefore(end)
                ? "%s ends on %s, in %d days".formatted(name(first), day(end), days)
                : "%s ended on %s, %d days ago".formatted(name(first), day(end), -days);
        return Reading.fail(NetworkReadings.EXPIRES, text);
    }

    private static String name(X509Certificate certificate) {
        return "the certificate of " + certificate.getSubjectX500Principal().getName();
    }

    private static String day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
