-- SPDX-FileCopyrightText: 2026 Laufzettel contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Carries a command: the case, what hangs on it and the audit, all or nothing. This is the function
-- as it stands; whoever changes it adds a migration that applies it (see migrate.ts), so that a
-- change is read as a change. Owner and rights are those of 0003 as long as its parameters are the
-- same. No %ROWTYPE or %TYPE: a new database applies it before later columns are there.
CREATE OR REPLACE FUNCTION {{schema}}.commit(
  p_command text, p_case uuid, p_expected integer, p_columns jsonb, p_snapshot jsonb,
  p_events jsonb, p_effects jsonb, p_deadlines jsonb, p_finished text, p_result jsonb,
  p_at timestamptz
) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_case uuid;
  v_sequence integer;
  v_result jsonb;
  v_traits text[];
  v_known text[];
BEGIN
  SELECT c.case_id, c.sequence, c.result INTO v_case, v_sequence, v_result
  FROM {{schema}}.commands c WHERE c.id = p_command;
  IF FOUND THEN
    RETURN jsonb_build_object(
      'status', 'repeated', 'caseId', v_case, 'sequence', v_sequence, 'result', v_result);
  END IF;

  IF p_columns ? 'traits' THEN
    v_traits := ARRAY(SELECT jsonb_array_elements_text(p_columns->'traits'));
  END IF;
  v_sequence := p_expected + jsonb_array_length(p_events);
  IF p_expected = 0 THEN
    INSERT INTO {{schema}}.cases (
      id, process, version, entity, sequence, file_number, title, applicant, account, assignee,
      unit, waiting_for, waiting_role, waiting_kind, channel, fee_cents, next_due, next_due_kind,
      done, statuses, traits, snapshot, opened_at, changed_at)
    VALUES (
      p_case, p_columns->>'process', p_columns->>'version', coalesce(p_columns->>'entity', ''),
      v_sequence, p_columns->>'fileNumber', p_columns->>'title', p_columns->>'applicant',
      (p_columns->>'account')::uuid, p_columns->>'assignee', p_columns->>'unit',
      p_columns->>'waitingFor', p_columns->>'waitingRole', p_columns->>'waitingKind',
      p_columns->>'channel', (p_columns->>'feeCents')::bigint,
      (p_columns->>'nextDue')::date, p_columns->>'nextDueKind',
      (p_columns->>'done')::boolean, p_columns->'statuses', v_traits, p_snapshot, p_at, p_at)
    ON CONFLICT (id) DO NOTHING;
  ELSE
    SELECT c.traits INTO v_known FROM {{schema}}.cases c WHERE c.id = p_case;
    UPDATE {{schema}}.cases SET
      process = p_columns->>'process', version = p_columns->>'version',
      entity = coalesce(p_columns->>'entity', ''), sequence = v_sequence,
      file_number = p_columns->>'fileNumber', title = p_columns->>'title',
      applicant = p_columns->>'applicant', account = (p_columns->>'account')::uuid,
      assignee = p_columns->>'assignee', unit = p_columns->>'unit',
      waiting_for = p_columns->>'waitingFor', waiting_role = p_columns->>'waitingRole',
      waiting_kind = p_columns->>'waitingKind', channel = p_columns->>'channel',
      fee_cents = (p_columns->>'feeCents')::bigint, next_due = (p_columns->>'nextDue')::date,
      next_due_kind = p_columns->>'nextDueKind', done = (p_columns->>'done')::boolean,
      statuses = p_columns->'statuses', traits = v_traits, snapshot = p_snapshot,
      changed_at = greatest(changed_at, p_at)
    WHERE id = p_case AND sequence = p_expected;
  END IF;
  IF NOT FOUND THEN
    -- Someone was faster: perhaps the same command, sent twice.
    SELECT c.case_id, c.sequence, c.result INTO v_case, v_sequence, v_result
    FROM {{schema}}.commands c WHERE c.id = p_command;
    IF FOUND THEN
      RETURN jsonb_build_object(
        'status', 'repeated', 'caseId', v_case, 'sequence', v_sequence, 'result', v_result);
    END IF;
    RETURN jsonb_build_object('status', 'conflict', 'sequence', coalesce(
      (SELECT c.sequence FROM {{schema}}.cases c WHERE c.id = p_case), 0));
  END IF;

  IF v_traits IS DISTINCT FROM v_known THEN
    DELETE FROM {{schema}}.case_traits t
    WHERE p_expected > 0 AND t.case_id = p_case AND t.trait <> ALL (coalesce(v_traits, '{}'));
    INSERT INTO {{schema}}.case_traits (trait, opened_at, case_id, process)
    SELECT one, c.opened_at, c.id, c.process FROM {{schema}}.cases c, unnest(v_traits) one
    WHERE c.id = p_case
    ON CONFLICT (case_id, trait) DO NOTHING;
  END IF;

  IF p_columns ? 'answers' THEN
    INSERT INTO {{schema}}.case_answers (case_id, body, places)
    VALUES (p_case, p_columns->>'answers', p_columns->>'places')
    ON CONFLICT (case_id) DO UPDATE SET body = EXCLUDED.body, places = EXCLUDED.places;
  END IF;

  INSERT INTO {{schema}}.commands (id, case_id, sequence, result, at)
  VALUES (p_command, p_case, v_sequence, coalesce(p_result, '{}'::jsonb), p_at)
  ON CONFLICT (id) DO NOTHING;
  IF NOT FOUND THEN
    -- The same command opened another case meanwhile: undo this one; asked again, it is a repeat.
    RAISE EXCEPTION 'command was carried out concurrently' USING ERRCODE = 'serialization_failure';
  END IF;

  INSERT INTO {{schema}}.events
    (case_id, sequence, command_id, position, kind, payload, actor, salt, at)
  SELECT p_case, p_expected + e.position::integer, p_command, e.position::integer,
    e.value->>'kind', e.value->'payload', e.value->'actor', decode(e.value->>'salt', 'hex'), p_at
  FROM jsonb_array_elements(p_events) WITH ORDINALITY e (value, position);

  IF jsonb_array_length(p_effects) > 0 THEN
    INSERT INTO {{schema}}.effects
      (id, case_id, kind, payload, state, attempts, run_after, created_at)
    SELECT e.value->>'id', p_case, e.value->>'kind', e.value->'payload', 'pending', 0,
      coalesce((e.value->>'runAfter')::timestamptz, p_at), p_at
    FROM jsonb_array_elements(p_effects) e;
  END IF;

  IF p_deadlines IS NOT NULL THEN
    DELETE FROM {{schema}}.deadlines d WHERE d.case_id = p_case;
    INSERT INTO {{schema}}.deadlines (case_id, name, wake_at, due, title)
    SELECT p_case, e.value->>'name', (e.value->>'wakeAt')::timestamptz,
      (e.value->>'due')::date, e.value->>'title'
    FROM jsonb_array_elements(p_deadlines) e;
  END IF;

  IF p_finished IS NOT NULL THEN
    UPDATE {{schema}}.effects
    SET state = 'done', finished_at = p_at, taken_until = NULL
    WHERE id = p_finished AND case_id = p_case AND state <> 'done';
  END IF;

  IF jsonb_array_length(p_events) > 0 THEN
    PERFORM {{schema}}.append_audit(p_events, p_case, p_command, p_at);
  END IF;
  RETURN jsonb_build_object('status', 'committed', 'sequence', v_sequence);
END $$;
