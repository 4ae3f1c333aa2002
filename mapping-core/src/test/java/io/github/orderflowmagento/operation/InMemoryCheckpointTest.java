package io.github.orderflowmagento.operation;

class InMemoryCheckpointTest extends CheckpointContract {
    @Override
    Checkpoint checkpoint() {
        return new InMemoryCheckpoint();
    }
}
