-- A dashboard that tells what coding rounds would have scored if their hints had cost nothing.
create or replace function public.dashboard(p_query jsonb, p_points integer, p_recent integer) returns jsonb
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
        ) as graded_by, case kind when 'coding' then (
            select case when count(e.body::jsonb #>> '{unassisted,value}') > 0 then
                avg(coalesce((e.body::jsonb #>> '{unassisted,value}')::double precision, e.score)) end
            from public.evaluations e where e.interview_id = newest.id and e.attempt = 1 and e.score is not null
        ) end as unassisted
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

create or replace function public.schema_version() returns integer
language sql immutable set search_path = '' as 'select 8';
