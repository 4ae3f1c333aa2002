package io.github.orderflowmagento.operation;

/**
 * What is run again and again, each time from the state that the run before has left: the operations of this library, and what an
 * application puts in their place. Where the state is kept between runs is a checkpoint's affair:
 *
 * <pre>{@code
 * Operation export = OrderExport.between(shop, warehouse).build();
 * Run run = new FileCheckpoint(Path.of("orders.json")).run(export);
 * }</pre>
 *
 * <p>The operations of this library are safe to share between threads; runs on one state must not overlap, which a checkpoint sees to.
 */
public interface Operation {
    /** Its name, in words: {@code order export}. */
    String name();

    /**
     * Whose its state is: the operation and the shop, for example {@code order export of shop.example.com}. A state that is another's is
     * refused, since what it says has been met was met by that one.
     */
    String owner();

    /**
     * Runs. Never throws for what the shop or the warehouse do: see {@link Run#endedEarly}.
     *
     * @throws IllegalArgumentException if the state is another operation's, or of another shop
     */
    Run run(RunState state);

    /**
     * Does everything but write. The documents that would be sent are in the run, if the operation sends documents.
     *
     * @throws IllegalArgumentException if the state is another operation's, or of another shop
     */
    Run dryRun(RunState state);
}
