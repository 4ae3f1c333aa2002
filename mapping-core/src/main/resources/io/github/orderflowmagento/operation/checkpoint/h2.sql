CREATE TABLE IF NOT EXISTS orderflow_checkpoint (
    name    VARCHAR(200) NOT NULL PRIMARY KEY,
    version BIGINT       NOT NULL,
    state   TEXT         NOT NULL
);

CREATE TABLE IF NOT EXISTS orderflow_checkpoint_sku (
    name     VARCHAR(200) NOT NULL,
    sku_hash CHAR(64)     NOT NULL,
    document TEXT         NOT NULL,
    PRIMARY KEY (name, sku_hash)
);
