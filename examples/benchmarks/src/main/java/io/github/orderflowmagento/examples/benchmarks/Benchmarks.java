package io.github.orderflowmagento.examples.benchmarks;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks and prints how the throughput with mapping compares with reading and writing alone. */
public final class Benchmarks {
    private Benchmarks() {}

    /** Takes about six minutes. */
    public static void main(String[] args) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ExportBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .forks(2)
                        .warmupIterations(5)
                        .warmupTime(TimeValue.seconds(4))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(2))
                        .build())
                .run();
        System.out.println();
        for (Exported exported : Exported.values()) {
            print(exported, result("parseMapAndWrite", exported, results), result("parseAndWrite", exported, results));
        }
    }

    private static RunResult result(String way, Exported exported, Collection<RunResult> results) {
        return results.stream()
                .filter(result -> result.getPrimaryResult().getLabel().equals(way)
                        && result.getParams().getParam("exported").equals(exported.name()))
                .findFirst()
                .orElseThrow();
    }

    private static void print(Exported exported, RunResult with, RunResult without) {
        System.out.printf(
                Locale.ROOT,
                "%-21s  parse, map and write %,7.0f/s   parse and write %,7.0f/s   ratio %.2f   %,6.0f kB allocated for each%n",
                exported,
                TimeUnit.SECONDS.toMicros(1) / microseconds(with),
                TimeUnit.SECONDS.toMicros(1) / microseconds(without),
                microseconds(without) / microseconds(with),
                Objects.requireNonNull(with.getSecondaryResults().get("gc.alloc.rate.norm"))
                                .getScore()
                        / 1000);
    }

    private static double microseconds(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }
}
