package io.github.orderflowmagento.examples.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

import io.github.orderflowmagento.orderflow.imports.ImportDocument;
import io.github.orderflowmagento.orderflow.imports.ImportItem;

/**
 * Processes one entity from the shop's answer to the warehouse's document. Each time is sampled, so that other load on the machine affects
 * a few samples, but not the median.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ExportBenchmark {
    /** The exported kind of entity. */
    @Param
    public Exported exported = Exported.MAGENTO_1_ORDER;

    private Export<?> export = exported.export();
    private List<ImportItem> mapped = List.of();

    /** Loads the recording, and maps the import that is written without mapping. */
    @Setup
    public void open() {
        export = exported.export();
        mapped = List.of(export.parseAndMap());
    }

    /** Parses, maps and writes. */
    @Benchmark
    public byte[] parseMapAndWrite() {
        return export.parseMapAndWrite();
    }

    /** Parses and writes an import that was mapped before. */
    @Benchmark
    public byte[] parseAndWrite(Blackhole parsed) {
        parsed.consume(export.parse());
        return ImportDocument.write(mapped);
    }
}
