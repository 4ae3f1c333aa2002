CREATE TABLE IF NOT EXISTS orderflow_checkpoint (
    name    VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL PRIMARY KEY,
    version BIGINT       NOT NULL,
    state   LONGTEXT     NOT NULL
) ENGINE = InnoDB
