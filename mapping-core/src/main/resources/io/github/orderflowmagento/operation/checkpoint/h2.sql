CREATE TABLE IF NOT EXISTS orderflow_checkpoint (
    name    VARCHAR(200) NOT NULL PRIMARY KEY,
    version BIGINT       NOT NULL,
    state   TEXT         NOT NULL
)
