CREATE TABLE IF NOT EXISTS orderflow_checkpoint (
    name    VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL PRIMARY KEY,
    version BIGINT       NOT NULL,
    state   LONGTEXT     NOT NULL
) ENGINE = InnoDB;

CREATE TABLE IF NOT EXISTS orderflow_checkpoint_sku (
    name     VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL,
    sku_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin              NOT NULL,
    document TEXT                                                        NOT NULL,
    PRIMARY KEY (name, sku_hash)
) ENGINE = InnoDB;
