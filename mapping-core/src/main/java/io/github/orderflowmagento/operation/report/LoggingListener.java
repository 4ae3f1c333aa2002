package io.github.orderflowmagento.operation.report;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.operation.CallMade;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunListener;
import io.github.orderflowmagento.operation.internal.text.SanitizedText;

/**
 * Logs operations to SLF4J: runs as INFO; items that were given up, will be retried or are unknown, and the {@linkplain Run#warnings
 * warnings} of a run, as WARN; other outcomes and calls as DEBUG. The logger has the name of this class unless another is given. Logs no
 * customers' data. Thread-safe.
 */
public final class LoggingListener implements RunListener {
    private final Logger log;

    /** Creates a listener that logs under this class's name. */
    public LoggingListener() {
        this(LoggerFactory.getLogger(LoggingListener.class));
    }

    /** Creates a listener that logs to the given logger. */
    public LoggingListener(Logger log) {
        this.log = log;
    }

    @Override
    public void started(String operation, boolean dryRun) {
        log.info("{}{}: started", operation, dryRun ? " (dry run)" : "");
    }

    @Override
    public void called(CallMade call) {
        log.debug(
                "{}: {} took {} ms{}",
                call.operation(),
                call.call(),
                call.took().toMillis(),
                call.failure().map(kind -> " and failed: " + kind).orElse(""));
    }

    @Override
    public void settled(String operation, ItemOutcome item) {
        switch (item.outcome()) {
            case WILL_RETRY, GIVEN_UP, UNKNOWN -> log.warn("{}: {}", operation, item);
            case DONE, WOULD_BE_SENT, ALREADY_THERE, SKIPPED -> log.debug("{}: {}", operation, item);
        }
    }

    @Override
    public void ended(Run run, Duration took) {
        run.warnings().forEach(warning -> log.warn("{}: {}", run.operation(), SanitizedText.line(warning)));
        log.info("{} in {} ms", run.summary(), took.toMillis());
    }
}
