CREATE TABLE IF NOT EXISTS orderflow_run (
    id          VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    shop        VARCHAR(200) NOT NULL,
    operation   VARCHAR(100) NOT NULL,
    dry_run     SMALLINT     NOT NULL,
    started_at  DATETIME(3)  NOT NULL,
    ended_at    DATETIME(3),
    ended_early TEXT,
    ended_by    VARCHAR(20),
    warnings    MEDIUMTEXT,
    counts      TEXT,
    missing     BIGINT       NOT NULL,
    INDEX orderflow_run_by_operation (shop, operation, id)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;
ALTER TABLE orderflow_run ADD COLUMN ended_by VARCHAR(20);
CREATE TABLE IF NOT EXISTS orderflow_run_item (
    run_id      VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    item_number BIGINT       NOT NULL,
    item_key    VARCHAR(250) NOT NULL,
    outcome     VARCHAR(20)  NOT NULL,
    failed      SMALLINT     NOT NULL,
    detail      TEXT         NOT NULL,
    attempts    INTEGER      NOT NULL,
    due_at      DATETIME(3),
    fingerprint VARCHAR(64),
    settled_at  DATETIME(3)  NOT NULL,
    PRIMARY KEY (run_id, item_number),
    FOREIGN KEY (run_id) REFERENCES orderflow_run (id),
    INDEX orderflow_run_item_by_key (item_key, run_id, item_number),
    INDEX orderflow_run_item_by_failure (failed, run_id, item_number)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin
