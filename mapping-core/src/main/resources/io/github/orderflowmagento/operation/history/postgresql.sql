CREATE TABLE IF NOT EXISTS orderflow_run (
    id          VARCHAR(100) COLLATE "C" NOT NULL PRIMARY KEY,
    shop        VARCHAR(200) NOT NULL,
    operation   VARCHAR(100) NOT NULL,
    dry_run     SMALLINT     NOT NULL,
    started_at  TIMESTAMP(3) NOT NULL,
    ended_at    TIMESTAMP(3),
    ended_early TEXT,
    ended_by    VARCHAR(20),
    warnings    TEXT,
    counts      TEXT,
    missing     BIGINT       NOT NULL
);
CREATE INDEX IF NOT EXISTS orderflow_run_by_operation ON orderflow_run (shop, operation, id);
ALTER TABLE orderflow_run ADD COLUMN IF NOT EXISTS ended_by VARCHAR(20);
CREATE TABLE IF NOT EXISTS orderflow_run_item (
    run_id      VARCHAR(100) COLLATE "C" NOT NULL REFERENCES orderflow_run (id),
    item_number BIGINT       NOT NULL,
    item_key    VARCHAR(250) COLLATE "C" NOT NULL,
    outcome     VARCHAR(20)  NOT NULL,
    failed      SMALLINT     NOT NULL,
    detail      TEXT         NOT NULL,
    attempts    INTEGER      NOT NULL,
    due_at      TIMESTAMP(3),
    fingerprint VARCHAR(64),
    settled_at  TIMESTAMP(3) NOT NULL,
    PRIMARY KEY (run_id, item_number)
);
CREATE INDEX IF NOT EXISTS orderflow_run_item_by_key ON orderflow_run_item (item_key, run_id, item_number);
CREATE INDEX IF NOT EXISTS orderflow_run_item_by_failure ON orderflow_run_item (failed, run_id, item_number)
