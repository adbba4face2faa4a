CREATE TABLE audit_event (
    seq INTEGER NOT NULL,
    at VARCHAR NOT NULL,
    actor VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    data VARCHAR NOT NULL,
    prev BLOB NOT NULL,
    hash BLOB NOT NULL,
    CONSTRAINT pk_audit_event PRIMARY KEY (seq)
);

CREATE INDEX ix_audit_event_subject ON audit_event (subject);

CREATE TABLE desk_info (
    id INTEGER NOT NULL,
    desk_id VARCHAR(36) NOT NULL,
    owner_kind VARCHAR NOT NULL,
    organisation VARCHAR NOT NULL,
    created_at DATETIME NOT NULL,
    CONSTRAINT pk_desk_info PRIMARY KEY (id),
    CONSTRAINT ck_desk_info_only_one CHECK (id = 1),
    CONSTRAINT ck_desk_info_owner_kind CHECK (owner_kind IN ('manager', 'employee', 'hr'))
);

CREATE TABLE desk_root (
    id INTEGER NOT NULL,
    certificate BLOB NOT NULL,
    wrapped_key BLOB NOT NULL,
    CONSTRAINT pk_desk_root PRIMARY KEY (id),
    CONSTRAINT ck_desk_root_only_one CHECK (id = 1)
);

CREATE TABLE setting (
    "key" VARCHAR NOT NULL,
    value JSON NOT NULL,
    CONSTRAINT pk_setting PRIMARY KEY ("key")
);

CREATE TABLE team (
    id VARCHAR(36) NOT NULL,
    name VARCHAR NOT NULL,
    CONSTRAINT pk_team PRIMARY KEY (id)
);

CREATE TABLE objective (
    id VARCHAR(36) NOT NULL,
    title VARCHAR NOT NULL,
    why VARCHAR NOT NULL,
    level VARCHAR NOT NULL,
    team_id VARCHAR(36),
    parent_id VARCHAR(36),
    owner VARCHAR,
    removed_at DATETIME,
    CONSTRAINT pk_objective PRIMARY KEY (id),
    CONSTRAINT ck_objective_level CHECK (level IN ('organisation', 'team')),
    CONSTRAINT ck_objective_team_level CHECK ((level = 'team') = (team_id IS NOT NULL)),
    CONSTRAINT fk_objective_team_id_team FOREIGN KEY(team_id) REFERENCES team (id),
    CONSTRAINT fk_objective_parent_id_objective FOREIGN KEY(parent_id) REFERENCES objective (id)
);

CREATE INDEX ix_objective_team_id ON objective (team_id);

CREATE INDEX ix_objective_parent_id ON objective (parent_id);

CREATE TABLE person (
    id VARCHAR(36) NOT NULL,
    name VARCHAR NOT NULL,
    email VARCHAR,
    role_title VARCHAR,
    team_id VARCHAR(36),
    manager_id VARCHAR(36),
    is_owner BOOLEAN NOT NULL,
    removed_at DATETIME,
    CONSTRAINT pk_person PRIMARY KEY (id),
    CONSTRAINT fk_person_team_id_team FOREIGN KEY(team_id) REFERENCES team (id),
    CONSTRAINT fk_person_manager_id_person FOREIGN KEY(manager_id) REFERENCES person (id)
);

CREATE UNIQUE INDEX ix_person_owner ON person (is_owner) WHERE is_owner = 1;

CREATE INDEX ix_person_manager_id ON person (manager_id);

CREATE INDEX ix_person_team_id ON person (team_id);

CREATE TABLE drawer (
    person_id VARCHAR(36) NOT NULL,
    generation INTEGER NOT NULL,
    salt BLOB NOT NULL,
    kdf JSON NOT NULL,
    wrapped_key BLOB NOT NULL,
    certificate BLOB,
    wrapped_signing_key BLOB,
    fails INTEGER NOT NULL,
    next_try_at DATETIME,
    CONSTRAINT pk_drawer PRIMARY KEY (person_id, generation),
    CONSTRAINT fk_drawer_person_id_person FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE goal (
    id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    objective_id VARCHAR(36),
    title VARCHAR NOT NULL,
    why VARCHAR NOT NULL,
    how_we_notice VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    carried BOOLEAN NOT NULL,
    removed_at DATETIME,
    CONSTRAINT pk_goal PRIMARY KEY (id),
    CONSTRAINT ck_goal_state CHECK (state IN ('open', 'done', 'let_go')),
    CONSTRAINT fk_goal_person_id_person FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_goal_objective_id_objective FOREIGN KEY(objective_id) REFERENCES objective (id)
);

CREATE INDEX ix_goal_objective_id ON goal (objective_id);

CREATE INDEX ix_goal_person_id ON goal (person_id);

CREATE TABLE review (
    id VARCHAR(36) NOT NULL,
    employee_id VARCHAR(36) NOT NULL,
    manager_id VARCHAR(36) NOT NULL,
    title VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    template_id VARCHAR NOT NULL,
    template_version VARCHAR NOT NULL,
    period_start DATE NOT NULL,
    period_end DATE NOT NULL,
    planned_at DATETIME,
    state VARCHAR NOT NULL,
    stage VARCHAR,
    created_at DATETIME NOT NULL,
    started_at DATETIME,
    paused_at DATETIME,
    self_opened_at DATETIME,
    outcome VARCHAR,
    witness VARCHAR,
    taken_home_due DATE,
    document_id VARCHAR(36),
    supersedes VARCHAR(36),
    sealed_at DATETIME,
    declined_reason VARCHAR,
    employee_ready_at DATETIME,
    removed_at DATETIME,
    CONSTRAINT pk_review PRIMARY KEY (id),
    CONSTRAINT ck_review_state CHECK (state IN ('planned', 'preparing', 'meeting', 'read_back', 'signing', 'sealed')),
    CONSTRAINT ck_review_outcome CHECK (outcome IN ('acknowledged', 'acknowledged_with_comments', 'taken_home', 'declined')),
    CONSTRAINT ck_review_sealed_document CHECK (state <> 'sealed' OR (document_id IS NOT NULL AND sealed_at IS NOT NULL)),
    CONSTRAINT fk_review_employee_id_person FOREIGN KEY(employee_id) REFERENCES person (id),
    CONSTRAINT fk_review_manager_id_person FOREIGN KEY(manager_id) REFERENCES person (id),
    CONSTRAINT uq_review_document_id UNIQUE (document_id)
);

CREATE INDEX ix_review_manager_id ON review (manager_id);

CREATE INDEX ix_review_state ON review (state);

CREATE INDEX ix_review_employee_id ON review (employee_id);

CREATE TABLE sealed_plan (
    document_id VARCHAR(36) NOT NULL,
    review_id VARCHAR(36),
    stored_name VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    file_name VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    outcome VARCHAR NOT NULL,
    employee_id VARCHAR NOT NULL,
    employee_name VARCHAR NOT NULL,
    manager_id VARCHAR NOT NULL,
    manager_name VARCHAR NOT NULL,
    period_start DATE NOT NULL,
    period_end DATE NOT NULL,
    sealed_at DATETIME NOT NULL,
    audit_seq INTEGER NOT NULL,
    audit_head BLOB NOT NULL,
    supersedes VARCHAR(36),
    CONSTRAINT pk_sealed_plan PRIMARY KEY (document_id),
    CONSTRAINT fk_sealed_plan_review_id_review FOREIGN KEY(review_id) REFERENCES review (id)
);

CREATE INDEX ix_sealed_plan_review_id ON sealed_plan (review_id);

CREATE INDEX ix_sealed_plan_sealed_at_document_id ON sealed_plan (sealed_at, document_id);

CREATE INDEX ix_sealed_plan_employee_id ON sealed_plan (employee_id);

CREATE TABLE pending_document (
    review_id VARCHAR(36) NOT NULL,
    document_id VARCHAR(36) NOT NULL,
    stage VARCHAR NOT NULL,
    stored_name VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    at DATETIME NOT NULL,
    audit_seq INTEGER NOT NULL,
    audit_head BLOB NOT NULL,
    employee_signed_at DATETIME,
    manager_signed_at DATETIME,
    CONSTRAINT pk_pending_document PRIMARY KEY (review_id),
    CONSTRAINT ck_pending_document_stage CHECK (stage IN ('rendered', 'employee_signed', 'manager_signed')),
    CONSTRAINT fk_pending_document_review_id_review FOREIGN KEY(review_id) REFERENCES review (id)
);

CREATE TABLE commitment (
    id VARCHAR(36) NOT NULL,
    review_id VARCHAR(36) NOT NULL,
    employee_id VARCHAR(36) NOT NULL,
    "by" VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    due DATE,
    kept_at DATETIME,
    CONSTRAINT pk_commitment PRIMARY KEY (id),
    CONSTRAINT ck_commitment_by CHECK (by IN ('employee', 'manager')),
    CONSTRAINT fk_commitment_review_id_review FOREIGN KEY(review_id) REFERENCES review (id),
    CONSTRAINT fk_commitment_employee_id_person FOREIGN KEY(employee_id) REFERENCES person (id)
);

CREATE INDEX ix_commitment_employee_id ON commitment (employee_id);

CREATE INDEX ix_commitment_review_id ON commitment (review_id);

CREATE TABLE evidence (
    id VARCHAR(36) NOT NULL,
    goal_id VARCHAR(36) NOT NULL,
    on_date DATE NOT NULL,
    text VARCHAR NOT NULL,
    link VARCHAR,
    author VARCHAR NOT NULL,
    removed_at DATETIME,
    CONSTRAINT pk_evidence PRIMARY KEY (id),
    CONSTRAINT ck_evidence_author CHECK (author IN ('employee', 'manager')),
    CONSTRAINT fk_evidence_goal_id_goal FOREIGN KEY(goal_id) REFERENCES goal (id)
);

CREATE INDEX ix_evidence_goal_id_on_date ON evidence (goal_id, on_date);

CREATE TABLE rating (
    review_id VARCHAR(36) NOT NULL,
    goal_id VARCHAR(36) NOT NULL,
    phase VARCHAR NOT NULL,
    round INTEGER NOT NULL,
    session VARCHAR(36),
    employee_commitment BLOB,
    manager_commitment BLOB,
    employee_nonce BLOB,
    manager_nonce BLOB,
    employee_rating VARCHAR,
    manager_rating VARCHAR,
    agreed VARCHAR,
    both_kept BOOLEAN NOT NULL,
    CONSTRAINT pk_rating PRIMARY KEY (review_id, goal_id),
    CONSTRAINT ck_rating_revealed_together CHECK ((employee_rating IS NULL) = (manager_rating IS NULL)),
    CONSTRAINT ck_rating_employee_nonce CHECK ((employee_rating IS NULL) = (employee_nonce IS NULL)),
    CONSTRAINT ck_rating_manager_nonce CHECK ((manager_rating IS NULL) = (manager_nonce IS NULL)),
    CONSTRAINT ck_rating_agreed_or_both_kept CHECK (agreed IS NULL OR both_kept = 0),
    CONSTRAINT ck_rating_agreed_after_reveal CHECK (employee_rating IS NOT NULL OR (agreed IS NULL AND both_kept = 0)),
    CONSTRAINT fk_rating_review_id_review FOREIGN KEY(review_id) REFERENCES review (id),
    CONSTRAINT fk_rating_goal_id_goal FOREIGN KEY(goal_id) REFERENCES goal (id)
);

CREATE INDEX ix_rating_goal_id ON rating (goal_id);

CREATE TABLE prepared_rating (
    review_id VARCHAR(36) NOT NULL,
    goal_id VARCHAR(36) NOT NULL,
    party VARCHAR NOT NULL,
    rating VARCHAR,
    sealed_blob BLOB,
    CONSTRAINT pk_prepared_rating PRIMARY KEY (review_id, goal_id, party),
    CONSTRAINT ck_prepared_rating_party CHECK (party IN ('employee', 'manager')),
    CONSTRAINT ck_prepared_rating_employee_only_sealed CHECK (party <> 'employee' OR rating IS NULL),
    CONSTRAINT ck_prepared_rating_manager_only_plain CHECK (party <> 'manager' OR sealed_blob IS NULL),
    CONSTRAINT fk_prepared_rating_review_id_review FOREIGN KEY(review_id) REFERENCES review (id),
    CONSTRAINT fk_prepared_rating_goal_id_goal FOREIGN KEY(goal_id) REFERENCES goal (id)
);

CREATE INDEX ix_prepared_rating_goal_id ON prepared_rating (goal_id);

CREATE TABLE review_goal (
    review_id VARCHAR(36) NOT NULL,
    goal_id VARCHAR(36) NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_review_goal PRIMARY KEY (review_id, goal_id),
    CONSTRAINT uq_review_goal_review_id_position UNIQUE (review_id, position),
    CONSTRAINT fk_review_goal_review_id_review FOREIGN KEY(review_id) REFERENCES review (id),
    CONSTRAINT fk_review_goal_goal_id_goal FOREIGN KEY(goal_id) REFERENCES goal (id)
);

CREATE INDEX ix_review_goal_goal_id ON review_goal (goal_id);

CREATE TABLE stage_time (
    review_id VARCHAR(36) NOT NULL,
    stage VARCHAR NOT NULL,
    seconds INTEGER NOT NULL,
    extra_minutes INTEGER NOT NULL,
    CONSTRAINT pk_stage_time PRIMARY KEY (review_id, stage),
    CONSTRAINT fk_stage_time_review_id_review FOREIGN KEY(review_id) REFERENCES review (id)
);

CREATE TABLE private_note (
    id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    review_id VARCHAR(36),
    text VARCHAR NOT NULL,
    at DATETIME NOT NULL,
    removed_at DATETIME,
    CONSTRAINT pk_private_note PRIMARY KEY (id),
    CONSTRAINT fk_private_note_person_id_person FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_private_note_review_id_review FOREIGN KEY(review_id) REFERENCES review (id)
);

CREATE INDEX ix_private_note_review_id ON private_note (review_id);

CREATE INDEX ix_private_note_person_id ON private_note (person_id);

CREATE TABLE doc_update (
    id INTEGER NOT NULL,
    review_id VARCHAR(36) NOT NULL,
    authority VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    update_bytes BLOB NOT NULL,
    encrypted BOOLEAN NOT NULL,
    at DATETIME NOT NULL,
    CONSTRAINT pk_doc_update PRIMARY KEY (id),
    CONSTRAINT ck_doc_update_authority CHECK (authority IN ('self', 'manager', 'joint')),
    CONSTRAINT uq_doc_update_review_id_authority_seq UNIQUE (review_id, authority, seq),
    CONSTRAINT fk_doc_update_review_id_review FOREIGN KEY(review_id) REFERENCES review (id)
);

CREATE TABLE materialised_text (
    review_id VARCHAR(36) NOT NULL,
    field VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    doc_hash BLOB NOT NULL,
    CONSTRAINT pk_materialised_text PRIMARY KEY (review_id, field),
    CONSTRAINT fk_materialised_text_review_id_review FOREIGN KEY(review_id) REFERENCES review (id)
);

CREATE TRIGGER audit_event_insert BEFORE INSERT ON audit_event WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit_event) OR NEW.prev <> coalesce((SELECT hash FROM audit_event ORDER BY seq DESC LIMIT 1), zeroblob(32)) BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER audit_event_update BEFORE UPDATE ON audit_event WHEN 1 BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER sealed_plan_update BEFORE UPDATE ON sealed_plan WHEN 1 BEGIN SELECT RAISE(ABORT, 'record-sealed'); END;

CREATE TRIGGER review_update BEFORE UPDATE ON review WHEN OLD.state = 'sealed' BEGIN SELECT RAISE(ABORT, 'record-sealed'); END;

CREATE TRIGGER audit_event_delete BEFORE DELETE ON audit_event WHEN 1 BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER sealed_plan_delete BEFORE DELETE ON sealed_plan WHEN 1 BEGIN SELECT RAISE(ABORT, 'record-sealed'); END;

CREATE TRIGGER review_delete BEFORE DELETE ON review WHEN OLD.state = 'sealed' BEGIN SELECT RAISE(ABORT, 'record-sealed'); END;

CREATE TRIGGER review_goal_insert BEFORE INSERT ON review_goal WHEN (SELECT state FROM review WHERE id = NEW.review_id) = 'sealed' BEGIN SELECT RAISE(ABORT, 'record-sealed'); END;

CREATE TRIGGER review_goal_update BEFORE UPDATE ON review_goal WHEN (SELECT state FROM review WHERE id = OLD.review_id) = 'sealed' OR (SELECT state FROM review WHERE id = NEW.review_id) = 'sealed' BEGIN SELECT RAISE(ABORT, 'record-sealed'); END;

CREATE TRIGGER review_goal_delete BEFORE DELETE ON review_goal WHEN (SELECT state FROM review WHERE id = OLD.review_id) = 'sealed' BEGIN SELECT RAISE(ABORT, 'record-sealed'); END;

CREATE TRIGGER stage_time_insert BEFORE INSERT ON stage_time WHEN (SELECT state FROM review WHERE id = NEW.review_id) = 'sealed' BEGIN SELECT RAISE(ABORT, 'record-sealed'); END;

CREATE TRIGGER stage_time_update BEFORE UPDATE ON stage_time WHEN (SELECT state FROM review WHERE id = OLD.review_id) = 'sealed' OR (SELECT state FROM review WHERE id = NEW.review_id) = 'sealed' BEGIN SELECT RAISE(ABORT, 'record-sealed'); END;

CREATE TRIGGER stage_time_delete BEFORE DELETE ON stage_time WHEN (SELECT state FROM review WHERE id = OLD.review_id) = 'sealed' BEGIN SELECT RAISE(ABORT, 'record-sealed'); END;

CREATE TRIGGER rating_insert BEFORE INSERT ON rating WHEN (SELECT state FROM review WHERE id = NEW.review_id) = 'sealed' BEGIN SELECT RAISE(ABORT, 'record-sealed'); END;

CREATE TRIGGER rating_update BEFORE UPDATE ON rating WHEN (SELECT state FROM review WHERE id = OLD.review_id) = 'sealed' OR (SELECT state FROM review WHERE id = NEW.review_id) = 'sealed' BEGIN SELECT RAISE(ABORT, 'record-sealed'); END;

CREATE TRIGGER rating_delete BEFORE DELETE ON rating WHEN (SELECT state FROM review WHERE id = OLD.review_id) = 'sealed' BEGIN SELECT RAISE(ABORT, 'record-sealed'); END;

CREATE TRIGGER prepared_rating_insert BEFORE INSERT ON prepared_rating WHEN (SELECT state FROM review WHERE id = NEW.review_id) = 'sealed' BEGIN SELECT RAISE(ABORT, 'record-sealed'); END;

CREATE TRIGGER prepared_rating_update BEFORE UPDATE ON prepared_rating WHEN (SELECT state FROM review WHERE id = OLD.review_id) = 'sealed' OR (SELECT state FROM review WHERE id = NEW.review_id) = 'sealed' BEGIN SELECT RAISE(ABORT, 'record-sealed'); END;

CREATE TRIGGER prepared_rating_delete BEFORE DELETE ON prepared_rating WHEN (SELECT state FROM review WHERE id = OLD.review_id) = 'sealed' BEGIN SELECT RAISE(ABORT, 'record-sealed'); END;

CREATE TRIGGER doc_update_insert BEFORE INSERT ON doc_update WHEN (SELECT state FROM review WHERE id = NEW.review_id) = 'sealed' BEGIN SELECT RAISE(ABORT, 'record-sealed'); END;

CREATE TRIGGER doc_update_update BEFORE UPDATE ON doc_update WHEN (SELECT state FROM review WHERE id = OLD.review_id) = 'sealed' OR (SELECT state FROM review WHERE id = NEW.review_id) = 'sealed' BEGIN SELECT RAISE(ABORT, 'record-sealed'); END;

CREATE TRIGGER doc_update_delete BEFORE DELETE ON doc_update WHEN (SELECT state FROM review WHERE id = OLD.review_id) = 'sealed' BEGIN SELECT RAISE(ABORT, 'record-sealed'); END;

CREATE TRIGGER materialised_text_insert BEFORE INSERT ON materialised_text WHEN (SELECT state FROM review WHERE id = NEW.review_id) = 'sealed' BEGIN SELECT RAISE(ABORT, 'record-sealed'); END;

CREATE TRIGGER materialised_text_update BEFORE UPDATE ON materialised_text WHEN (SELECT state FROM review WHERE id = OLD.review_id) = 'sealed' OR (SELECT state FROM review WHERE id = NEW.review_id) = 'sealed' BEGIN SELECT RAISE(ABORT, 'record-sealed'); END;

CREATE TRIGGER materialised_text_delete BEFORE DELETE ON materialised_text WHEN (SELECT state FROM review WHERE id = OLD.review_id) = 'sealed' BEGIN SELECT RAISE(ABORT, 'record-sealed'); END;

CREATE TRIGGER doc_update_insert_draft BEFORE INSERT ON doc_update WHEN NEW.authority = 'self' AND NOT NEW.encrypted AND (SELECT self_opened_at FROM review WHERE id = NEW.review_id) IS NULL BEGIN SELECT RAISE(ABORT, 'draft-closed'); END;

CREATE TRIGGER materialised_text_insert_draft BEFORE INSERT ON materialised_text WHEN substr(NEW.field, 1, 5) = 'self/' AND (SELECT self_opened_at FROM review WHERE id = NEW.review_id) IS NULL BEGIN SELECT RAISE(ABORT, 'draft-closed'); END;

CREATE TRIGGER doc_update_update_draft BEFORE UPDATE ON doc_update WHEN NEW.authority = 'self' AND NOT NEW.encrypted AND (SELECT self_opened_at FROM review WHERE id = NEW.review_id) IS NULL BEGIN SELECT RAISE(ABORT, 'draft-closed'); END;

CREATE TRIGGER materialised_text_update_draft BEFORE UPDATE ON materialised_text WHEN substr(NEW.field, 1, 5) = 'self/' AND (SELECT self_opened_at FROM review WHERE id = NEW.review_id) IS NULL BEGIN SELECT RAISE(ABORT, 'draft-closed'); END;
