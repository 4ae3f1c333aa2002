CREATE TABLE orderflow_checkpoint (
    name    VARCHAR2(200 CHAR) NOT NULL PRIMARY KEY,
    version NUMBER(19)         NOT NULL,
    state   CLOB               NOT NULL
);

CREATE TABLE orderflow_checkpoint_sku (
    name     VARCHAR2(200 CHAR) NOT NULL,
    sku_hash CHAR(64 CHAR)      NOT NULL,
    document CLOB               NOT NULL,
    PRIMARY KEY (name, sku_hash)
);
