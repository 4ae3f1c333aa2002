package io.github.orderflowmagento.operation.checkpoint;

class InMemoryCheckpointTest extends CheckpointContract {
    @Override
    Checkpoint checkpoint() {
        return new InMemoryCheckpoint();
    }
}
