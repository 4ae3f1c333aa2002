CREATE TABLE orderflow_checkpoint (
    name    VARCHAR2(200 CHAR) NOT NULL PRIMARY KEY,
    version NUMBER(19)         NOT NULL,
    state   CLOB               NOT NULL
)
