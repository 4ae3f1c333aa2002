package io.github.orderflowmagento.operation;

/**
 * An operation that runs repeatedly, each time from the state that the previous run returned. Implemented by the operations of this
 * library; applications may implement their own. A checkpoint stores the state between runs:
 *
 * <pre>{@code
 * Operation export = OrderExport.between(shop, warehouse).build();
 * Run run = new FileCheckpoint(Path.of("orders.json")).run(export);
 * }</pre>
 *
 * <p>The operations of this library are safe to share between threads. Runs on one state must not overlap; a checkpoint ensures that.
 */
public interface Operation {
    /** The operation's name, for example {@code order export}. */
    String name();

    /**
     * The owner of the state: the operation and the shop, for example {@code order export of shop.example.com}. A state of another owner is
     * rejected, since its watermark and its items belong to that owner.
     */
    String owner();

    /**
     * Runs the operation. Does not throw if the shop or the warehouse fails: see {@link Run#endedEarly}.
     *
     * @throws IllegalArgumentException if the state belongs to another operation or shop
     */
    Run run(RunState state);

    /**
     * Runs the operation without writing anything. If the operation sends documents, the run contains those that would be sent.
     *
     * @throws IllegalArgumentException if the state belongs to another operation or shop
     */
    Run dryRun(RunState state);
}
