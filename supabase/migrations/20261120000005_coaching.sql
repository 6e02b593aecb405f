-- Coaches, what they see and leave, and what a person keeps beside interviews.
--
-- A link is an invitation until a candidate accepts it, and is gone when either side removes it: what it opened is closed
-- with the same statement. A coach reads, and writes notes, scores and assignments of their own beside what is there.

create table public.coach_links (
    id uuid primary key,
    coach_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
    coach_name text not null check (char_length(coach_name) <= 200),
    candidate_id uuid references auth.users (id) on delete cascade,
    candidate_name text not null default '' check (char_length(candidate_name) <= 200),
    invited_email text,
    code_hash text not null unique,
    invited_at timestamptz not null default now(),
    expires_at timestamptz not null,
    accepted_at timestamptz,
    sees text not null default 'all' check (sees in ('all', 'shared')),
    hears boolean not null default false,
    check ((accepted_at is null) = (candidate_id is null)),
    check (candidate_id is distinct from coach_id),
    unique (coach_id, candidate_id)
);
create index coach_links_of_candidate on public.coach_links (candidate_id) where candidate_id is not null;

alter table public.interviews add column is_shared boolean not null default false;

create table public.coach_notes (
    id uuid primary key,
    coach_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
    owner_id uuid not null,
    interview_id uuid not null,
    question_id text,
    text text not null check (char_length(text) between 1 and 10000),
    written_at timestamptz not null,
    foreign key (interview_id, owner_id) references public.interviews (id, owner_id) on delete cascade
);
create index coach_notes_of_interview on public.coach_notes (interview_id, written_at);
create index coach_notes_of_coach on public.coach_notes (coach_id);

-- Beside the grader's levels, never in place of them.
create table public.coach_scores (
    coach_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
    owner_id uuid not null,
    interview_id uuid not null,
    question_id text not null,
    attempt integer not null check (attempt > 0),
    criterion_id text not null,
    level integer not null check (level between 1 and 5),
    reason text not null default '' check (char_length(reason) <= 2000),
    scored_at timestamptz not null,
    primary key (interview_id, question_id, attempt, criterion_id, coach_id),
    foreign key (interview_id, owner_id) references public.interviews (id, owner_id) on delete cascade
);
create index coach_scores_of_coach on public.coach_scores (coach_id);

create table public.assignments (
    id uuid primary key,
    coach_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
    owner_id uuid not null references auth.users (id) on delete cascade,
    body text not null,
    due_at timestamptz,
    assigned_at timestamptz not null,
    interview_id uuid,
    done_at timestamptz
);
create index assignments_of_owner on public.assignments (owner_id, assigned_at);
create index assignments_of_coach on public.assignments (coach_id, owner_id);

create table public.resumes (
    id uuid primary key,
    owner_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
    title text not null,
    body text not null,
    updated_at timestamptz not null
);
create index resumes_by_update on public.resumes (owner_id, updated_at);

-- Answers that a person keeps, apart from any interview.
create table public.library (
    id uuid primary key,
    owner_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
    version integer not null default 1 check (version > 0),
    competency text not null,
    title text not null,
    body text not null,
    updated_at timestamptz not null
);
create index library_by_update on public.library (owner_id, updated_at);

-- Whom the caller coaches, and may see in whole or in part, or hear: at this moment.
create function public.my_candidates() returns setof uuid
language sql stable security invoker set search_path = '' as $$
    select candidate_id from public.coach_links where coach_id = (select auth.uid()) and candidate_id is not null
$$;
create function public.my_open_candidates() returns setof uuid
language sql stable security invoker set search_path = '' as $$
    select candidate_id from public.coach_links
    where coach_id = (select auth.uid()) and candidate_id is not null and sees = 'all'
$$;
create function public.my_heard_candidates() returns setof uuid
language sql stable security invoker set search_path = '' as $$
    select candidate_id from public.coach_links
    where coach_id = (select auth.uid()) and candidate_id is not null and hears
$$;
-- With its maker's rights, because the policies of the table it reads ask it; it tells the caller's own role only.
create function public.my_role() returns text
language sql stable security definer set search_path = '' as $$
    select role from public.profiles where id = (select auth.uid())
$$;
-- The interviews of others that the caller may read as their coach.
create function public.my_coached_interviews() returns setof uuid
language sql stable security invoker set search_path = '' as $$
    select i.id from public.interviews i
    where i.owner_id in (select public.my_candidates()) and i.owner_id <> (select auth.uid())
$$;

revoke all on public.coach_links, public.coach_notes, public.coach_scores, public.assignments, public.resumes,
    public.library from public, anon, authenticated;
grant select, insert, delete on public.coach_links to authenticated;
grant update (sees, hears) on public.coach_links to authenticated;
grant select, insert, delete on public.coach_notes, public.coach_scores, public.assignments to authenticated;
-- Not whose it is, nor about what.
grant update (text, written_at) on public.coach_notes to authenticated;
grant update (level, reason, scored_at) on public.coach_scores to authenticated;
grant update (body, due_at, interview_id, done_at) on public.assignments to authenticated;
grant select, insert, update, delete on public.resumes, public.library to authenticated;
alter table public.coach_links enable row level security;
alter table public.coach_notes enable row level security;
alter table public.coach_scores enable row level security;
alter table public.assignments enable row level security;
alter table public.resumes enable row level security;
alter table public.library enable row level security;

create policy coach_links_read on public.coach_links for select to authenticated
    using (coach_id = (select auth.uid()) or candidate_id = (select auth.uid()));
create policy coach_links_invited on public.coach_links for insert to authenticated
    with check (
        coach_id = (select auth.uid()) and candidate_id is null
        and (select public.my_role()) in ('coach', 'administrator')
    );
create policy coach_links_narrowed on public.coach_links for update to authenticated
    using (candidate_id = (select auth.uid())) with check (candidate_id = (select auth.uid()));
create policy coach_links_removed on public.coach_links for delete to authenticated
    using (coach_id = (select auth.uid()) or candidate_id = (select auth.uid()));

create policy interviews_coached on public.interviews for select to authenticated
    using (
        owner_id in (select public.my_open_candidates()) or (is_shared and owner_id in (select public.my_candidates()))
    );
create policy question_responses_coached on public.question_responses for select to authenticated
    using (owner_id in (select public.my_candidates()) and interview_id in (select public.my_coached_interviews()));
create policy evaluations_coached on public.evaluations for select to authenticated
    using (owner_id in (select public.my_candidates()) and interview_id in (select public.my_coached_interviews()));
create policy criterion_scores_coached on public.criterion_scores for select to authenticated
    using (owner_id in (select public.my_candidates()) and interview_id in (select public.my_coached_interviews()));
create policy submissions_coached on public.submissions for select to authenticated
    using (owner_id in (select public.my_candidates()) and interview_id in (select public.my_coached_interviews()));
create policy recordings_coached on public.recordings for select to authenticated
    using (
        owner_id in (select public.my_heard_candidates()) and interview_id in (select public.my_coached_interviews())
    );
create policy recordings_coached on storage.objects for select to authenticated
    using (
        bucket_id = 'recordings'
        and (storage.foldername(name))[1] in (select public.my_heard_candidates()::text)
        and (storage.foldername(name))[2] in (select public.my_coached_interviews()::text)
    );

create policy coach_notes_read on public.coach_notes for select to authenticated
    using (
        owner_id = (select auth.uid())
        or (coach_id = (select auth.uid()) and owner_id in (select public.my_candidates()))
    );
create policy coach_notes_written on public.coach_notes for insert to authenticated
    with check (coach_id = (select auth.uid()) and interview_id in (select public.my_coached_interviews()));
create policy coach_notes_corrected on public.coach_notes for update to authenticated
    using (coach_id = (select auth.uid()) and interview_id in (select public.my_coached_interviews()))
    with check (coach_id = (select auth.uid()) and interview_id in (select public.my_coached_interviews()));
create policy coach_notes_removed on public.coach_notes for delete to authenticated
    using (coach_id = (select auth.uid()) or owner_id = (select auth.uid()));

create policy coach_scores_read on public.coach_scores for select to authenticated
    using (
        owner_id = (select auth.uid())
        or (coach_id = (select auth.uid()) and owner_id in (select public.my_candidates()))
    );
create policy coach_scores_written on public.coach_scores for insert to authenticated
    with check (coach_id = (select auth.uid()) and interview_id in (select public.my_coached_interviews()));
create policy coach_scores_corrected on public.coach_scores for update to authenticated
    using (coach_id = (select auth.uid()) and interview_id in (select public.my_coached_interviews()))
    with check (coach_id = (select auth.uid()) and interview_id in (select public.my_coached_interviews()));
create policy coach_scores_removed on public.coach_scores for delete to authenticated
    using (coach_id = (select auth.uid()) or owner_id = (select auth.uid()));

create policy assignments_read on public.assignments for select to authenticated
    using (
        owner_id = (select auth.uid())
        or (coach_id = (select auth.uid()) and owner_id in (select public.my_candidates()))
    );
create policy assignments_given on public.assignments for insert to authenticated
    with check (coach_id = (select auth.uid()) and owner_id in (select public.my_candidates()));
-- Both sides change it: the coach what is asked, the candidate that it is done.
create policy assignments_changed on public.assignments for update to authenticated
    using (
        owner_id = (select auth.uid())
        or (coach_id = (select auth.uid()) and owner_id in (select public.my_candidates()))
    )
    with check (
        owner_id = (select auth.uid())
        or (coach_id = (select auth.uid()) and owner_id in (select public.my_candidates()))
    );
create policy assignments_removed on public.assignments for delete to authenticated
    using (coach_id = (select auth.uid()) or owner_id = (select auth.uid()));

create policy resumes_own on public.resumes for all to authenticated
    using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy library_own on public.library for all to authenticated
    using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy profiles_administered on public.profiles for select to authenticated
    using ((select public.my_role()) = 'administrator');

-- Who holds an invitation's code accepts it: with the rights of its maker, because nobody may read the invitations of
-- others; it is bound to the hash of the code.
create function public.accept_invitation(p_code_hash text, p_name text) returns uuid
language sql volatile security definer set search_path = '' as $$
    update public.coach_links
    set candidate_id = auth.uid(), candidate_name = left(p_name, 200), accepted_at = now()
    where code_hash = p_code_hash and candidate_id is null and expires_at > now() and coach_id <> auth.uid()
        and not exists (
            select from public.coach_links known
            where known.coach_id = coach_links.coach_id and known.candidate_id = auth.uid()
        )
    returning id
$$;

create function public.share_with_coaches(p_interview_id uuid, p_is_shared boolean) returns text
language plpgsql security invoker set search_path = '' as $$
begin
    update public.interviews set is_shared = p_is_shared where id = p_interview_id and owner_id = auth.uid();
    return case when found then 'saved' else 'not_found' end;
end $$;

-- 'not_allowed' unless an administrator asks, and for their own account: nobody raises their own role.
create function public.set_role(p_email text, p_role text) returns text
language plpgsql security definer set search_path = '' as $$
declare
    person constant uuid := (select id from auth.users where email = lower(p_email));
begin
    if (select public.my_role()) is distinct from 'administrator' or person = auth.uid() then
        return 'not_allowed';
    end if;
    update public.profiles set role = p_role where id = person;
    return case when found then 'saved' else 'not_found' end;
end $$;

-- Sums over what a query matches, without the rows behind a dashboard's charts.
create function public.overview(p_query jsonb) returns jsonb
language sql stable security invoker set search_path = '' as $$
    select to_jsonb(figures) from (
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
        from (
            -- A clock that was set back makes an end before the start; that practised nothing.
            select *, greatest(extract(epoch from ended_at - started_at), 0) as length_s
            from public.matching_interviews(p_query)
        ) as found
    ) as figures
$$;

-- The interviews that a query matches, of the caller or of `owner_id`, whom the caller coaches; what it does not name, it does not narrow. `words` is a tsquery, and an
-- empty one matches nothing. Without `set`, so that it is folded into the statement that asks.
create or replace function public.matching_interviews(p_query jsonb) returns setof public.interviews
language sql stable security invoker as $$
    select i.* from public.interviews i
    where i.owner_id = (select coalesce((p_query ->> 'owner_id')::uuid, auth.uid()))
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

create or replace function public.schema_version() returns integer language sql immutable set search_path = '' as 'select 5';

revoke execute on function
    public.my_candidates, public.my_open_candidates, public.my_heard_candidates, public.my_coached_interviews,
    public.my_role, public.accept_invitation, public.share_with_coaches, public.set_role, public.overview
from public, anon, authenticated;
grant execute on function
    public.my_candidates, public.my_open_candidates, public.my_heard_candidates, public.my_coached_interviews,
    public.my_role, public.accept_invitation, public.share_with_coaches, public.set_role, public.overview
to authenticated;
