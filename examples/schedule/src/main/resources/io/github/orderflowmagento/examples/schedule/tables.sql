-- the scheduler's own table, as its documentation has it
CREATE TABLE scheduled_tasks (
    task_name            VARCHAR(250)             NOT NULL,
    task_instance        VARCHAR(250)             NOT NULL,
    task_data            BYTEA,
    execution_time       TIMESTAMP WITH TIME ZONE NOT NULL,
    picked               BOOLEAN                  NOT NULL,
    picked_by            VARCHAR(250),
    last_success         TIMESTAMP WITH TIME ZONE,
    last_failure         TIMESTAMP WITH TIME ZONE,
    consecutive_failures INT,
    last_heartbeat       TIMESTAMP WITH TIME ZONE,
    version              BIGINT                   NOT NULL,
    priority             SMALLINT,
    PRIMARY KEY (task_name, task_instance)
);

-- despatches that OrderFlow has posted and no shop has been told of: see DespatchQueue
CREATE TABLE orderflow_despatch (
    shop    VARCHAR(150) NOT NULL,
    name    VARCHAR(100) NOT NULL,
    message TEXT         NOT NULL,
    PRIMARY KEY (shop, name)
);
