// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.replay;

import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Policy;
import dev.prunella.decide.Runbook;
import dev.prunella.detect.Reading;
import dev.prunella.detect.series.ChangePointDetector;
import dev.prunella.detect.series.EnsembleDetector;
import dev.prunella.detect.series.EwmaDetector;
import dev.prunella.detect.series.GrowthDetector;
import dev.prunella.detect.series.RobustZDetector;
import dev.prunella.detect.series.Room;
import dev.prunella.detect.series.SeasonalDetector;
import dev.prunella.detect.series.SeriesDetector;
import dev.prunella.detect.series.ThresholdDetector;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replays recordings through detectors and the default policy, and prints what would have happened. Targets and policies of your own are
 * for {@link Replay}; this is for a first look.
 */
public final class Main {

    private static final String USAGE = """
            usage: Main (--csv FILE | --prometheus FILE | --trail FOLDER)... [--incidents FILE]
                        (--detect TARGET=SERIES:DETECTOR | --inside TARGET=SERIES>NUMBER | --outside TARGET=SERIES<NUMBER)...
                        [--remediations TARGET=NAME,NAME...] [--tolerance ISO8601] [--html FILE]
            detectors: ensemble, seasonal, robust-z, ewma, change-point, growth:LIMIT, above:NUMBER, below:NUMBER
            """;

    private static final Pattern CONDITION = Pattern.compile("(.+)([<>])(-?[0-9.eE+-]+)");
    private static final Pattern DETECTOR =
            Pattern.compile("(.+):(ensemble|seasonal|robust-z|ewma|change-point|(?:growth|above|below):-?[0-9.eE+-]+)");

    private final List<Recording> recordings = new ArrayList<>();
    private final Map<String, Set<String>> remediations = new HashMap<>();
    private final List<Option> ofTargets = new ArrayList<>();
    private Path incidents = Path.of("");
    private Path html = Path.of("");
    private Duration tolerance = Replay.DEFAULT_TOLERANCE;

    private Main() {}

    private record Option(String name, String target, String value) {}

    /** Exits with 0, with 1 if something cannot be read or written, with 2 if the arguments are wrong. */
    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out));
    }

    /** As {@link #main}, without the exit. */
    static int run(List<String> args, PrintStream out) {
        try {
            Main main = new Main();
            if (args.size() % 2 != 0) {
                throw new IllegalArgumentException("each option needs a value");
            }
            for (int i = 0; i < args.size(); i += 2) {
                main.option(args.get(i), args.get(i + 1));
            }
            main.replay(out);
            return 0;
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            out.print(USAGE);
            return 2;
        } catch (IOException e) {
            out.println(e);
            return 1;
        }
    }

    private void option(String name, String value) throws IOException {
        switch (name) {
            case "--csv" -> recordings.add(Recording.csv(Path.of(value)));
            case "--prometheus" -> recordings.add(Recording.prometheus(Path.of(value)));
            case "--trail" -> recordings.add(Recording.trail(Path.of(value)));
            case "--incidents" -> incidents = Path.of(value);
            case "--html" -> html = Path.of(value);
            case "--tolerance" -> tolerance = span(value);
            case "--detect", "--inside", "--outside", "--remediations" -> {
                int split = value.indexOf('=');
                if (split < 1) {
                    throw new IllegalArgumentException(name + " must begin with TARGET=, got '" + value + "'");
                }
                ofTargets.add(new Option(name, value.substring(0, split), value.substring(split + 1)));
            }
            default -> throw new IllegalArgumentException("there is no option '" + name + "'");
        }
    }

    private static Duration span(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("--tolerance must be a span such as PT2H, got '" + text + "'", e);
        }
    }

    private void replay(PrintStream out) throws IOException {
        Recording recording = recordings.stream()
                .reduce(Recording::and)
                .orElseThrow(() -> new IllegalArgumentException("needs --csv, --prometheus or --trail"));
        if (!incidents.toString().isEmpty()) {
            recording = recording.incidents(incidents);
        }
        ReplayReport report =
                Replay.of(recording).tolerance(tolerance).through(Policy.ofDefaults(), targets(recording));
        out.print(report.summary());
        if (!html.toString().isEmpty()) {
            report.writeHtml(html);
            out.println("page: " + html);
        }
    }

    /** Those of the options, and those of the trails. */
    private ReplayTarget[] targets(Recording recording) {
        Map<String, ReplayTarget> targets = new LinkedHashMap<>();
        recording
                .actions()
                .forEach(action -> remediations
                        .computeIfAbsent(action.target(), name -> new LinkedHashSet<>())
                        .add(action.remediation()));
        ofTargets.stream()
                .filter(option -> option.name.equals("--remediations"))
                .forEach(option ->
                        remediations.put(option.target, new LinkedHashSet<>(List.of(option.value.split(",", -1)))));
        recording.incidents().forEach(incident -> targets.computeIfAbsent(incident.target(), this::target));
        for (Option option : ofTargets) {
            ReplayTarget before = targets.computeIfAbsent(option.target, this::target);
            targets.put(option.target, with(before, option));
        }
        return targets.values().toArray(new ReplayTarget[0]);
    }

    private ReplayTarget target(String name) {
        TargetBuilder target = Target.named(name).ownedBy("replay").inside(context -> Reading.pass());
        Set<String> names = remediations.getOrDefault(name, Set.of("restart"));
        Runbook runbook = Runbook.of(names.stream()
                .map(each ->
                        Remediation.named(each, context -> RemediationResult.failed("replay", "a replay does nothing")))
                .toArray(Remediation[]::new));
        for (Diagnosis.Kind kind : List.of(
                Diagnosis.Kind.LOCAL_FAULT, Diagnosis.Kind.STALLED, Diagnosis.Kind.LEAK, Diagnosis.Kind.DEGRADED)) {
            target.when(kind, runbook);
        }
        return ReplayTarget.of(target.build());
    }

    private static ReplayTarget with(ReplayTarget target, Option option) {
        return switch (option.name) {
            case "--detect" -> {
                Matcher parts = matched(DETECTOR, option, "SERIES:DETECTOR");
                yield target.detecting(parts.group(1), detector(parts.group(2)));
            }
            case "--inside" -> {
                Matcher parts = matched(CONDITION, option, "SERIES>NUMBER or SERIES<NUMBER");
                yield target.inside(parts.group(1), condition(parts), "recorded");
            }
            case "--outside" -> {
                Matcher parts = matched(CONDITION, option, "SERIES>NUMBER or SERIES<NUMBER");
                yield target.outside(parts.group(1), condition(parts), "recorded");
            }
            default -> target;
        };
    }

    private static Matcher matched(Pattern pattern, Option option, String form) {
        Matcher matcher = pattern.matcher(option.value);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "%s of %s must be %s, got '%s'".formatted(option.name, option.target, form, option.value));
        }
        return matcher;
    }

    private static DoublePredicate condition(Matcher parts) {
        double limit = Double.parseDouble(parts.group(3));
        return parts.group(2).equals(">") ? value -> value > limit : value -> value < limit;
    }

    private static Supplier<SeriesDetector> detector(String words) {
        String[] parts = words.split(":", 2);
        double number = parts.length == 1 ? Double.NaN : Double.parseDouble(parts[1]);
        return switch (parts[0]) {
            case "ensemble" -> EnsembleDetector::new;
            case "seasonal" -> SeasonalDetector::new;
            case "robust-z" -> RobustZDetector::new;
            case "ewma" -> EwmaDetector::new;
            case "change-point" -> ChangePointDetector::new;
            case "growth" -> () -> GrowthDetector.of(Room.upTo(number, "units"));
            case "above" -> () -> ThresholdDetector.above(number);
            case "below" -> () -> ThresholdDetector.below(number);
            default -> throw new IllegalArgumentException("there is no detector '" + parts[0] + "'");
        };
    }
}
