package io.github.orderflowmagento.examples.benchmarks;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks and says how much of the speed of reading and writing is left with mapping in between. */
public final class Benchmarks {
    private Benchmarks() {}

    /** Takes about four minutes. */
    public static void main(String[] args) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ExportBenchmark.class.getName())
                        .forks(2)
                        .warmupIterations(5)
                        .warmupTime(TimeValue.seconds(4))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(2))
                        .build())
                .run();
        Map<String, Double> microseconds = new HashMap<>();
        results.forEach(result -> microseconds.put(
                key(result), result.getPrimaryResult().getStatistics().getPercentile(50)));
        System.out.println();
        print(ExportBenchmark.ORDERS, microseconds);
        print(ExportBenchmark.PRODUCTS, microseconds);
    }

    private static String key(RunResult result) {
        return result.getPrimaryResult().getLabel() + result.getParams().getParam("entities");
    }

    private static void print(String entities, Map<String, Double> microseconds) {
        double with = microseconds.getOrDefault("parseMapAndWrite" + entities, Double.NaN);
        double without = microseconds.getOrDefault("parseAndWrite" + entities, Double.NaN);
        System.out.printf(
                Locale.ROOT,
                "%-8s  parse, map and write %,7.0f/s   parse and write %,7.0f/s   ratio %.2f%n",
                entities,
                perSecond(with),
                perSecond(without),
                without / with);
    }

    private static double perSecond(double microseconds) {
        return TimeUnit.SECONDS.toMicros(1) / microseconds;
    }
}
