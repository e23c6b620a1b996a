// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.Main;

/** Runs the races that jcstress tries, on processes of their own; their page of results is in {@code target/races}. */
class JcstressCampaign {

    /** Half a second for each race, as the compiler compiles by default. */
    private static final String SHORT = "-sc false -f 1 -iters 1 -time 500 -jvmArgs -XX:+UseParallelGC";

    private static final Pattern FAILED = Pattern.compile("^\\.* \\[FAILED] (\\S+)", Pattern.MULTILINE);

    private record Run(int exit, String said) {
        List<String> failed() {
            return FAILED.matcher(said)
                    .results()
                    .map(result -> result.group(1))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    @Test
    void noRaceHasAnOutcomeThatItMayNotHave() throws Exception {
        Run run = run(
                "sound",
                "guard\\.(Stripes|Window|Breaker|Verdict|Trials|Room)Races",
                System.getProperty("prunella.races.jcstress", SHORT));
        assertThat(run.failed()).as(run.said()).isEmpty();
        assertThat(run.exit()).as(run.said()).isZero();
    }

    @Test
    void whatIsCarelessIsFoundOut() throws Exception {
        Run run = run("broken", "guard\\.BrokenRaces", SHORT);
        List<String> all = Stream.of(BrokenRaces.class.getDeclaredClasses())
                .map(type -> type.getName().replace('$', '.'))
                .sorted()
                .toList();
        assertThat(run.failed()).as(run.said()).isEqualTo(all);
    }

    private static Run run(String name, String tests, String options) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(Path.of("target", "races", name));
        Path log = directory.resolve("log.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("-t", tests, "-r", "report"));
        command.addAll(List.of(options.split(" ")));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int exit = process.waitFor();
        return new Run(exit, Files.readString(log));
    }
}
