CREATE TABLE template_edition (
    template_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    body VARCHAR NOT NULL,
    own BOOLEAN NOT NULL,
    created_at DATETIME NOT NULL,
    retired_at DATETIME,
    CONSTRAINT pk_template_edition PRIMARY KEY (template_id, version),
    CONSTRAINT ck_template_edition_version CHECK (version > 0)
);

CREATE TABLE pulse_answer (
    id VARCHAR(36) NOT NULL,
    party VARCHAR NOT NULL,
    month DATE NOT NULL,
    item_1 INTEGER,
    item_2 INTEGER,
    item_3 INTEGER,
    item_4 INTEGER,
    item_5 INTEGER,
    CONSTRAINT pk_pulse_answer PRIMARY KEY (id),
    CONSTRAINT ck_pulse_answer_party CHECK (party IN ('employee', 'manager')),
    CONSTRAINT ck_pulse_answer_item_1 CHECK (item_1 BETWEEN 1 AND 5),
    CONSTRAINT ck_pulse_answer_item_2 CHECK (item_2 BETWEEN 1 AND 5),
    CONSTRAINT ck_pulse_answer_item_3 CHECK (item_3 BETWEEN 1 AND 5),
    CONSTRAINT ck_pulse_answer_item_4 CHECK (item_4 BETWEEN 1 AND 5),
    CONSTRAINT ck_pulse_answer_item_5 CHECK (item_5 BETWEEN 1 AND 5)
);
