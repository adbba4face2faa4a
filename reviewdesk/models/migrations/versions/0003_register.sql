CREATE TABLE register_entry (
    number INTEGER NOT NULL,
    document_id VARCHAR(36) NOT NULL,
    revision INTEGER NOT NULL,
    stored_name VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    origin_root VARCHAR NOT NULL,
    audit_seq INTEGER NOT NULL,
    audit_head BLOB NOT NULL,
    drawn_at DATETIME NOT NULL,
    held_on DATE NOT NULL,
    employee_level VARCHAR NOT NULL,
    manager_level VARCHAR NOT NULL,
    shown VARCHAR NOT NULL,
    trusted BOOLEAN NOT NULL,
    trail VARCHAR NOT NULL,
    seal VARCHAR NOT NULL,
    stamped_until DATE,
    archived_at DATETIME NOT NULL,
    retention_class VARCHAR NOT NULL,
    review_on DATE NOT NULL,
    held BOOLEAN NOT NULL,
    CONSTRAINT pk_register_entry PRIMARY KEY (number),
    CONSTRAINT ck_register_entry_shown CHECK (shown IN ('exact', 'text', 'unknown')),
    CONSTRAINT ck_register_entry_trail CHECK (trail IN ('in_order', 'older', 'turned_back', 'forked')),
    CONSTRAINT ck_register_entry_seal CHECK (seal IN ('none', 'sealed', 'stamped')),
    CONSTRAINT uq_register_entry_document_id UNIQUE (document_id),
    CONSTRAINT fk_register_entry_document_id_sealed_plan FOREIGN KEY(document_id) REFERENCES sealed_plan (document_id) ON DELETE CASCADE
);

CREATE INDEX ix_register_entry_due ON register_entry (review_on, number) WHERE held = 0;

CREATE INDEX ix_register_entry_held ON register_entry (number) WHERE held = 1;

CREATE INDEX ix_register_entry_origin_root_audit_seq ON register_entry (origin_root, audit_seq);

CREATE INDEX ix_register_entry_retention_class ON register_entry (retention_class);

CREATE INDEX ix_register_entry_sha256 ON register_entry (sha256);

CREATE INDEX ix_register_entry_stamped_until ON register_entry (stamped_until);

CREATE INDEX ix_register_entry_stored_name ON register_entry (stored_name);

CREATE TABLE plan_words (
    number INTEGER NOT NULL,
    names VARCHAR NOT NULL,
    words VARCHAR NOT NULL,
    CONSTRAINT pk_plan_words PRIMARY KEY (number),
    CONSTRAINT fk_plan_words_number_register_entry FOREIGN KEY(number) REFERENCES register_entry (number) ON DELETE CASCADE
);

CREATE TABLE hold (
    id VARCHAR(36) NOT NULL,
    document_id VARCHAR(36) NOT NULL,
    reason VARCHAR NOT NULL,
    set_by VARCHAR NOT NULL,
    set_at DATETIME NOT NULL,
    lifted_by VARCHAR,
    lifted_at DATETIME,
    CONSTRAINT pk_hold PRIMARY KEY (id),
    CONSTRAINT fk_hold_document_id_register_entry FOREIGN KEY(document_id) REFERENCES register_entry (document_id) ON DELETE CASCADE
);

CREATE INDEX ix_hold_document_id ON hold (document_id);

CREATE TABLE disposal (
    document_id VARCHAR(36) NOT NULL,
    brought BOOLEAN NOT NULL,
    sha256 VARCHAR NOT NULL,
    retention_class VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    review_on DATE NOT NULL,
    disposed_at DATETIME NOT NULL,
    disposed_by VARCHAR NOT NULL,
    CONSTRAINT pk_disposal PRIMARY KEY (document_id, brought)
);

CREATE INDEX ix_disposal_disposed_at_document_id ON disposal (disposed_at, document_id);

CREATE TABLE register_count (
    name VARCHAR NOT NULL,
    value INTEGER NOT NULL,
    CONSTRAINT pk_register_count PRIMARY KEY (name)
);

CREATE INDEX ix_sealed_plan_sha256 ON sealed_plan (sha256);

CREATE INDEX ix_sealed_plan_supersedes ON sealed_plan (supersedes);

CREATE INDEX ix_pending_document_stored_name ON pending_document (stored_name);

CREATE VIRTUAL TABLE plan_index USING fts5(names, words, content='plan_words', content_rowid='number', detail=column, columnsize=0, tokenize='ascii');

INSERT INTO plan_index (plan_index, rank) VALUES ('secure-delete', 1);

DROP TRIGGER sealed_plan_delete;

CREATE TRIGGER sealed_plan_delete BEFORE DELETE ON sealed_plan WHEN NOT EXISTS (SELECT 1 FROM disposal WHERE document_id = OLD.document_id AND brought = 0 AND OLD.review_id IS NULL) BEGIN SELECT RAISE(ABORT, 'record-sealed'); END;

CREATE TRIGGER register_entry_update BEFORE UPDATE ON register_entry WHEN NEW.number IS NOT OLD.number OR NEW.document_id IS NOT OLD.document_id OR NEW.revision IS NOT OLD.revision OR NEW.origin_root IS NOT OLD.origin_root OR NEW.audit_seq IS NOT OLD.audit_seq OR NEW.audit_head IS NOT OLD.audit_head OR NEW.drawn_at IS NOT OLD.drawn_at OR NEW.held_on IS NOT OLD.held_on OR NEW.employee_level IS NOT OLD.employee_level OR NEW.manager_level IS NOT OLD.manager_level OR NEW.shown IS NOT OLD.shown OR NEW.trusted IS NOT OLD.trusted OR NEW.trail IS NOT OLD.trail OR NEW.archived_at IS NOT OLD.archived_at BEGIN SELECT RAISE(ABORT, 'record-sealed'); END;

CREATE TRIGGER register_entry_delete BEFORE DELETE ON register_entry WHEN EXISTS (SELECT 1 FROM sealed_plan WHERE document_id = OLD.document_id) BEGIN SELECT RAISE(ABORT, 'record-sealed'); END;

CREATE TRIGGER hold_update BEFORE UPDATE ON hold WHEN OLD.lifted_at IS NOT NULL OR NEW.id IS NOT OLD.id OR NEW.document_id IS NOT OLD.document_id OR NEW.reason IS NOT OLD.reason OR NEW.set_by IS NOT OLD.set_by OR NEW.set_at IS NOT OLD.set_at BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER hold_delete BEFORE DELETE ON hold WHEN EXISTS (SELECT 1 FROM sealed_plan WHERE document_id = OLD.document_id) BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER hold_insert_held AFTER INSERT ON hold BEGIN UPDATE register_entry SET held = EXISTS (SELECT 1 FROM hold WHERE document_id = NEW.document_id AND lifted_at IS NULL) WHERE document_id = NEW.document_id; END;

CREATE TRIGGER hold_update_held AFTER UPDATE ON hold BEGIN UPDATE register_entry SET held = EXISTS (SELECT 1 FROM hold WHERE document_id = NEW.document_id AND lifted_at IS NULL) WHERE document_id = NEW.document_id; END;

CREATE TRIGGER disposal_insert BEFORE INSERT ON disposal WHEN NEW.brought = 0 AND (EXISTS (SELECT 1 FROM register_entry WHERE document_id = NEW.document_id AND (held = 1 OR review_on > date(NEW.disposed_at) OR review_on <> NEW.review_on OR sha256 <> NEW.sha256)) OR EXISTS (SELECT 1 FROM sealed_plan WHERE document_id = NEW.document_id AND review_id IS NOT NULL)) BEGIN SELECT RAISE(ABORT, 'disposal-refused'); END;

CREATE TRIGGER disposal_update BEFORE UPDATE ON disposal WHEN 1 BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER disposal_delete BEFORE DELETE ON disposal WHEN 1 BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER disposal_insert_disposes AFTER INSERT ON disposal BEGIN DELETE FROM sealed_plan WHERE NEW.brought = 0 AND document_id = NEW.document_id; END;

CREATE TRIGGER plan_words_insert_indexed AFTER INSERT ON plan_words BEGIN INSERT INTO plan_index (rowid, names, words) VALUES (NEW.number, NEW.names, NEW.words); END;

CREATE TRIGGER plan_words_delete_indexed AFTER DELETE ON plan_words BEGIN INSERT INTO plan_index (plan_index, rowid, names, words) VALUES ('delete', OLD.number, OLD.names, OLD.words); END;

CREATE TRIGGER plan_words_update_indexed AFTER UPDATE ON plan_words BEGIN INSERT INTO plan_index (plan_index, rowid, names, words) VALUES ('delete', OLD.number, OLD.names, OLD.words); INSERT INTO plan_index (rowid, names, words) VALUES (NEW.number, NEW.names, NEW.words); END;

CREATE TRIGGER register_entry_insert_counted AFTER INSERT ON register_entry BEGIN INSERT INTO register_count VALUES ('plans', 1), ('class/' || NEW.retention_class, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1; INSERT INTO register_count SELECT 'held', 1 WHERE NEW.held ON CONFLICT (name) DO UPDATE SET value = value + 1; END;

CREATE TRIGGER register_entry_delete_counted AFTER DELETE ON register_entry BEGIN INSERT INTO register_count VALUES ('plans', 1), ('class/' || OLD.retention_class, 1) ON CONFLICT (name) DO UPDATE SET value = value - 1; INSERT INTO register_count SELECT 'held', 1 WHERE OLD.held ON CONFLICT (name) DO UPDATE SET value = value - 1; END;

CREATE TRIGGER register_entry_update_counted AFTER UPDATE ON register_entry BEGIN INSERT INTO register_count VALUES ('plans', 1), ('class/' || OLD.retention_class, 1) ON CONFLICT (name) DO UPDATE SET value = value - 1; INSERT INTO register_count SELECT 'held', 1 WHERE OLD.held ON CONFLICT (name) DO UPDATE SET value = value - 1; INSERT INTO register_count VALUES ('plans', 1), ('class/' || NEW.retention_class, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1; INSERT INTO register_count SELECT 'held', 1 WHERE NEW.held ON CONFLICT (name) DO UPDATE SET value = value + 1; END
