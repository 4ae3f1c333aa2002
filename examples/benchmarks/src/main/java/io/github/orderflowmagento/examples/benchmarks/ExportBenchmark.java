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
 * One entity from the shop's answer to the warehouse's document. The time of each is sampled: what else the machine does
 * shows in few samples, and not in their median.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ExportBenchmark {
    /** What is exported. */
    @Param
    public Exported exported = Exported.MAGENTO_1_ORDER;

    private Export<?> export = exported.export();
    private List<ImportItem> mapped = List.of();

    /** Takes the recording, and maps what is to be written without mapping. */
    @Setup
    public void open() {
        export = exported.export();
        mapped = List.of(export.parseAndMap());
    }

    /** The whole way. */
    @Benchmark
    public byte[] parseMapAndWrite() {
        return export.parseMapAndWrite();
    }

    /** The same without mapping: what is written was mapped before. */
    @Benchmark
    public byte[] parseAndWrite(Blackhole parsed) {
        parsed.consume(export.parse());
        return ImportDocument.write(mapped);
    }
}
