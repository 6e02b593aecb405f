-- What the store asks for in one round trip. All run with the rights of whoever calls: row-level security holds inside.
-- What saves answers 'saved', 'conflict' (somebody was faster) or 'not_found', and has written nothing in the last two.

-- `p_version` is the one that the caller read; 0 makes the interview.
create function public.save_interview(
    p_id uuid, p_version integer, p_columns jsonb, p_questions jsonb, p_words text[], p_body text
) returns text language plpgsql security invoker set search_path = '' as $$
declare
    me constant uuid := auth.uid();
    given constant public.interviews := jsonb_populate_record(null::public.interviews, p_columns);
begin
    if p_version = 0 then
        insert into public.interviews (
            id, owner_id, version, kind, domain, role, difficulty, mode, status, completion_method, started_at, ended_at,
            time_limit_s, question_count, answered_count, words_per_minute, fillers_per_minute, longest_pause_ms, words,
            body
        ) values (
            p_id, me, 1, given.kind, given.domain, given.role, given.difficulty, given.mode, given.status,
            given.completion_method, given.started_at, given.ended_at, given.time_limit_s, given.question_count,
            given.answered_count, given.words_per_minute, given.fillers_per_minute, given.longest_pause_ms,
            array_to_tsvector(p_words), p_body
        ) on conflict do nothing;
        if not found then
            return 'conflict';
        end if;
    else
        update public.interviews set
            version = p_version + 1, kind = given.kind, domain = given.domain, role = given.role,
            difficulty = given.difficulty, mode = given.mode, status = given.status,
            completion_method = given.completion_method, started_at = given.started_at, ended_at = given.ended_at,
            time_limit_s = given.time_limit_s, question_count = given.question_count,
            answered_count = given.answered_count, words_per_minute = given.words_per_minute,
            fillers_per_minute = given.fillers_per_minute, longest_pause_ms = given.longest_pause_ms,
            words = array_to_tsvector(p_words), body = p_body
        where id = p_id and owner_id = me and version = p_version;
        if not found then
            return case
                when exists (select from public.interviews where id = p_id and owner_id = me) then 'conflict'
                else 'not_found'
            end;
        end if;
        delete from public.question_responses where interview_id = p_id;
    end if;
    insert into public.question_responses (
        interview_id, question_id, owner_id, position, bank_id, kind, difficulty, competency, follows, answered_at, skipped
    )
    select p_id, q.question_id, me, q.position, q.bank_id, q.kind, q.difficulty, q.competency, q.follows, q.answered_at,
        q.skipped
    from jsonb_populate_recordset(null::public.question_responses, p_questions) as q;
    return 'saved';
end $$;

-- Beside a running interview: its version stays as it is.
create function public.save_grading(
    p_interview_id uuid, p_evaluations jsonb, p_scores jsonb,
    p_score double precision, p_spread double precision, p_coverage double precision
) returns text language plpgsql security invoker set search_path = '' as $$
declare
    me constant uuid := auth.uid();
begin
    update public.interviews set score = p_score, spread = p_spread, coverage = p_coverage
    where id = p_interview_id and owner_id = me;
    if not found then
        return 'not_found';
    end if;
    delete from public.evaluations e
    using jsonb_populate_recordset(null::public.evaluations, p_evaluations) as n
    where e.interview_id = p_interview_id and e.question_id = n.question_id and e.attempt = n.attempt;
    insert into public.evaluations (
        interview_id, question_id, attempt, owner_id, rubric_id, graded_by, gate, score, spread, body
    )
    select p_interview_id, n.question_id, n.attempt, me, n.rubric_id, n.graded_by, n.gate, n.score, n.spread, n.body
    from jsonb_populate_recordset(null::public.evaluations, p_evaluations) as n;
    insert into public.criterion_scores (interview_id, question_id, attempt, criterion_id, owner_id, level, spread)
    select p_interview_id, n.question_id, n.attempt, n.criterion_id, me, n.level, n.spread
    from jsonb_populate_recordset(null::public.criterion_scores, p_scores) as n;
    return 'saved';
end $$;

-- The newest wins; an older one is ignored.
create function public.save_draft(p_interview_id uuid, p_slot text, p_text text, p_saved_at timestamptz)
returns text language plpgsql security invoker set search_path = '' as $$
declare
    me constant uuid := auth.uid();
begin
    -- The lock keeps a deletion away until the draft is there.
    perform from public.interviews where id = p_interview_id and owner_id = me for key share;
    if not found then
        return 'not_found';
    end if;
    insert into public.drafts as kept (interview_id, slot, owner_id, text, saved_at)
    values (p_interview_id, p_slot, me, p_text, p_saved_at)
    on conflict (interview_id, slot) do update set text = excluded.text, saved_at = excluded.saved_at
    where excluded.saved_at >= kept.saved_at;
    return 'saved';
end $$;

create function public.save_conversation(
    p_id uuid, p_version integer, p_columns jsonb, p_bank_ids text[], p_body text
) returns text language plpgsql security invoker set search_path = '' as $$
declare
    me constant uuid := auth.uid();
    given constant public.conversations := jsonb_populate_record(null::public.conversations, p_columns);
begin
    if p_version = 0 then
        insert into public.conversations (
            id, owner_id, version, domain, role, title, updated_at, message_count, bank_ids, body
        ) values (
            p_id, me, 1, given.domain, given.role, given.title, given.updated_at, given.message_count, p_bank_ids, p_body
        ) on conflict do nothing;
        return case when found then 'saved' else 'conflict' end;
    end if;
    update public.conversations set
        version = p_version + 1, domain = given.domain, role = given.role, title = given.title,
        updated_at = given.updated_at, message_count = given.message_count, bank_ids = p_bank_ids, body = p_body
    where id = p_id and owner_id = me and version = p_version;
    if found then
        return 'saved';
    end if;
    return case
        when exists (select from public.conversations where id = p_id and owner_id = me) then 'conflict'
        else 'not_found'
    end;
end $$;

-- The caller's own interviews that a query matches; what it does not name, it does not narrow. `words` is a tsquery, and an
-- empty one matches nothing. Without `set`, so that it is folded into the statement that asks.
create function public.matching_interviews(p_query jsonb) returns setof public.interviews
language sql stable security invoker as $$
    select i.* from public.interviews i
    where i.owner_id = (select auth.uid())
    and (p_query -> 'kinds' is null or p_query -> 'kinds' ? i.kind)
    and (p_query -> 'statuses' is null or p_query -> 'statuses' ? i.status)
    and (p_query -> 'difficulties' is null or p_query -> 'difficulties' ? i.difficulty)
    and (p_query -> 'domains' is null or p_query -> 'domains' ? i.domain)
    and (p_query -> 'topics' is null or exists (
        select from public.question_responses q where q.interview_id = i.id and p_query -> 'topics' ? q.competency
    ))
    and i.started_at >= (select coalesce((p_query ->> 'started_from')::timestamptz, '-infinity'))
    and i.started_at < (select coalesce((p_query ->> 'started_before')::timestamptz, 'infinity'))
    and (p_query ->> 'min_score' is null or i.score >= (select (p_query ->> 'min_score')::double precision))
    and (p_query ->> 'max_score' is null or i.score <= (select (p_query ->> 'max_score')::double precision))
    and (p_query ->> 'words' is null or i.words @@ (select (p_query ->> 'words')::tsquery))
$$;

-- One page and how many there are in all; without a score comes last in either order.
create function public.search_interviews(p_query jsonb, p_sort text, p_limit integer, p_offset integer)
returns jsonb language sql stable security invoker set search_path = '' as $$
    with found as (
        select id, kind, domain, role, difficulty, mode, status, started_at, ended_at, question_count, answered_count,
            score, spread, coverage
        from public.matching_interviews(p_query)
    ), page as (
        select *, row_number() over (
            order by
                case p_sort when 'best' then -score when 'worst' then score end nulls last,
                case p_sort when 'oldest' then started_at end,
                started_at desc, id desc
        ) as place
        from found
        order by place limit p_limit offset p_offset
    )
    select jsonb_build_object(
        'total', (select count(*) from found),
        'items', (select coalesce(jsonb_agg(to_jsonb(page) - 'place' order by place), '[]') from page)
    )
$$;

-- What was found of each topic (points of 100) and criterion (levels of 5) in each interview: first attempts, as graded.
create function public.subject_scores(p_query jsonb)
returns table (interview_id uuid, started_at timestamptz, kind text, id text, value double precision, answers bigint)
language sql stable security invoker as $$
    select i.id, i.started_at, 'topic', q.competency, avg(e.score), count(*)
    from public.matching_interviews(p_query) i
    join public.evaluations e on e.interview_id = i.id
    join public.question_responses q on q.interview_id = i.id and q.question_id = e.question_id
    where e.attempt = 1 and e.score is not null
    group by i.id, i.started_at, q.competency
    union all
    select i.id, i.started_at, 'criterion', c.criterion_id, avg(c.level)::double precision, count(*)
    from public.matching_interviews(p_query) i
    join public.criterion_scores c on c.interview_id = i.id
    where c.attempt = 1 and c.level is not null
    group by i.id, i.started_at, c.criterion_id
$$;

create function public.dashboard(p_query jsonb, p_points integer, p_recent integer) returns jsonb
language sql stable security invoker set search_path = '' as $$
    with found as materialized (
        select id, kind, status, started_at, ended_at, time_limit_s, score, spread, words_per_minute, fillers_per_minute,
            longest_pause_ms,
            -- A clock that was set back makes an end before the start; that practised nothing.
            greatest(extract(epoch from ended_at - started_at), 0) as length_s
        from public.matching_interviews(p_query)
    ), figures as (
        select count(*) as interviews,
            count(*) filter (where status = 'completed') as completed,
            count(score) as graded,
            avg(score) as average_score,
            max(score) as best_score,
            stddev_pop(score) as score_deviation,
            coalesce(sum(length_s) filter (where ended_at is not null), 0) as practised_s,
            coalesce(sum(least(length_s, time_limit_s)) filter (where ended_at is not null), 0) as used_s,
            coalesce(sum(time_limit_s) filter (where ended_at is not null), 0) as allotted_s,
            array[
                count(*) filter (where score < 20.5), count(*) filter (where score >= 20.5 and score < 40.5),
                count(*) filter (where score >= 40.5 and score < 60.5),
                count(*) filter (where score >= 60.5 and score < 80.5), count(*) filter (where score >= 80.5)
            ] as distribution
        from found
    ), trend as (
        select id as interview_id, kind, started_at, score, spread, (
            select string_agg(distinct e.graded_by, ', ' order by e.graded_by) from public.evaluations e
            where e.interview_id = newest.id and e.attempt = 1
        ) as graded_by
        from (select * from found where score is not null order by started_at desc, id desc limit p_points) as newest
    ), scores as materialized (
        select * from public.subject_scores(p_query)
    ), subjects as (
        select kind, id, sum(value * answers) / sum(answers) as average, sum(answers) as answers, count(*) as interviews,
            max(value) as best, min(value) as worst,
            (array_agg(value order by started_at desc, interview_id desc))[1] as last, max(started_at) as last_at
        from scores group by kind, id
    ), recent as (
        select s.interview_id, s.started_at, s.kind, s.id, s.value from scores s
        where s.interview_id in (select interview_id from trend order by started_at desc, interview_id desc limit p_recent)
    ), activity as (
        select date_bin('15 minutes', started_at, '1970-01-01 00:00:00+00') as at, count(*) as interviews,
            coalesce(sum(length_s) filter (where ended_at is not null), 0) as practised_s
        from found
        where started_at > (select max(started_at) - interval '168 days' from found)
        group by 1
    ), delivery as (
        select id as interview_id, started_at, words_per_minute, fillers_per_minute, longest_pause_ms from found
        where words_per_minute is not null or fillers_per_minute is not null or longest_pause_ms is not null
        order by started_at desc, id desc limit p_points
    )
    select to_jsonb(figures) || jsonb_build_object(
        'trend', (select coalesce(jsonb_agg(to_jsonb(trend) order by started_at, interview_id), '[]') from trend),
        'subjects', (
            select coalesce(jsonb_agg(to_jsonb(subjects) order by kind desc, id collate "C"), '[]') from subjects
        ),
        'recent', (
            select coalesce(jsonb_agg(
                to_jsonb(recent) - 'started_at' order by started_at, interview_id, kind desc, id collate "C"
            ), '[]') from recent
        ),
        'activity', (select coalesce(jsonb_agg(to_jsonb(activity) order by at), '[]') from activity),
        'delivery', (select coalesce(jsonb_agg(to_jsonb(delivery) order by started_at, interview_id), '[]') from delivery)
    )
    from figures
$$;

create function public.asked_bank_ids() returns jsonb
language sql stable security invoker set search_path = '' as $$
    select coalesce(jsonb_agg(bank_id), '[]') from (
        select bank_id from public.question_responses where owner_id = (select auth.uid()) and bank_id is not null
        union
        select unnest(bank_ids) from public.conversations where owner_id = (select auth.uid())
    ) as asked
$$;

-- What of this product the project has; `version` counts the migrations. Says nothing about anybody, so anybody may ask.
create function public.schema_state() returns jsonb
language sql stable security invoker set search_path = '' as $$
    select jsonb_build_object(
        'version', 2,
        'tables', (
            select coalesce(jsonb_object_agg(c.relname, jsonb_build_object(
                'row_level_security', c.relrowsecurity,
                'open_to_anybody', has_table_privilege('anon', c.oid, 'select, insert, update, delete, truncate'),
                'commands', (
                    select coalesce(jsonb_agg(distinct p.cmd), '[]') from pg_catalog.pg_policies p
                    where p.schemaname = 'public' and p.tablename = c.relname
                )
            )), '{}')
            from pg_catalog.pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname in (
                'profiles', 'interviews', 'question_responses', 'evaluations', 'criterion_scores', 'drafts', 'conversations'
            )
        ),
        'functions', (
            select jsonb_agg(p.proname) from pg_catalog.pg_proc p
            where p.pronamespace = 'public'::regnamespace and p.proname in (
                'save_interview', 'save_grading', 'save_draft', 'save_conversation', 'matching_interviews',
                'search_interviews', 'subject_scores', 'dashboard', 'asked_bank_ids', 'schema_state'
            )
        )
    )
$$;

revoke execute on function
    public.save_interview, public.save_grading, public.save_draft, public.save_conversation, public.matching_interviews,
    public.search_interviews, public.subject_scores, public.dashboard, public.asked_bank_ids, public.schema_state
from public, anon, authenticated;
grant execute on function
    public.save_interview, public.save_grading, public.save_draft, public.save_conversation, public.matching_interviews,
    public.search_interviews, public.subject_scores, public.dashboard, public.asked_bank_ids, public.schema_state
to authenticated;
grant execute on function public.schema_state to anon;
