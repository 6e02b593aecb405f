-- Interviews, their gradings and drafts, chat practice, and who somebody is.
--
-- Every row says whose it is, in `owner_id` (`id` in profiles), and every policy compares that with (select auth.uid()):
-- inside a select it is evaluated once a statement, not once a row. A row that hangs on another one refers to it by
-- (id, owner_id), so that the two can never belong to different people.
-- Bodies are the product's JSON as it wrote it; what is filtered and sorted by has a column of its own.

create table public.profiles (
    id uuid primary key default auth.uid() references auth.users (id) on delete cascade,
    display_name text not null default '' check (char_length(display_name) <= 200),
    role text not null default 'candidate' check (role in ('candidate', 'coach', 'administrator')),
    created_at timestamptz not null default now()
);

create table public.interviews (
    id uuid primary key,
    owner_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
    version integer not null check (version > 0),
    kind text not null,
    domain text not null,
    role text not null,
    difficulty text not null,
    mode text not null,
    status text not null,
    completion_method text,
    started_at timestamptz not null,
    ended_at timestamptz,
    time_limit_s integer not null,
    question_count integer not null,
    answered_count integer not null,
    score double precision,
    spread double precision,
    coverage double precision,
    words_per_minute double precision,
    fillers_per_minute double precision,
    longest_pause_ms integer,
    words tsvector not null,
    body text not null,
    unique (id, owner_id)
);
create index interviews_by_start on public.interviews (owner_id, started_at);
create index interviews_by_score on public.interviews (owner_id, score, started_at);
-- No index on `words`: under row-level security @@ may only see rows that the policy let through (it is not leakproof),
-- so such an index would never be used. One person's rows come from interviews_by_start, and are few.

create table public.question_responses (
    interview_id uuid not null,
    question_id text not null,
    owner_id uuid not null default auth.uid(),
    position integer not null,
    bank_id text,
    kind text not null,
    difficulty text not null,
    competency text not null,
    follows text,
    answered_at timestamptz,
    skipped boolean,
    primary key (interview_id, question_id),
    foreign key (interview_id, owner_id) references public.interviews (id, owner_id) on delete cascade
);
create index question_responses_by_bank on public.question_responses (owner_id, bank_id) where bank_id is not null;

create table public.evaluations (
    interview_id uuid not null,
    question_id text not null,
    attempt integer not null check (attempt > 0),
    owner_id uuid not null default auth.uid(),
    number bigint generated always as identity,
    rubric_id text not null,
    graded_by text not null,
    gate text,
    score double precision,
    spread double precision,
    body text not null,
    primary key (interview_id, question_id, attempt),
    unique (interview_id, question_id, attempt, owner_id),
    foreign key (interview_id, owner_id) references public.interviews (id, owner_id) on delete cascade
);

create table public.criterion_scores (
    interview_id uuid not null,
    question_id text not null,
    attempt integer not null,
    criterion_id text not null,
    owner_id uuid not null default auth.uid(),
    level integer check (level between 1 and 5),
    spread double precision,
    primary key (interview_id, question_id, attempt, criterion_id),
    foreign key (interview_id, question_id, attempt, owner_id)
        references public.evaluations (interview_id, question_id, attempt, owner_id) on delete cascade
);

create table public.drafts (
    interview_id uuid not null,
    slot text not null,
    owner_id uuid not null default auth.uid(),
    text text not null,
    saved_at timestamptz not null,
    primary key (interview_id, slot),
    foreign key (interview_id, owner_id) references public.interviews (id, owner_id) on delete cascade
);

create table public.conversations (
    id uuid primary key,
    owner_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
    version integer not null check (version > 0),
    domain text not null,
    role text not null,
    title text not null,
    updated_at timestamptz not null,
    message_count integer not null,
    bank_ids text[] not null,
    body text not null
);
create index conversations_by_update on public.conversations (owner_id, updated_at);

-- Supabase grants everything in public to everybody by default, TRUNCATE included, which no policy restrains.
revoke all on public.profiles, public.interviews, public.question_responses, public.evaluations,
    public.criterion_scores, public.drafts, public.conversations from public, anon, authenticated;
grant select, insert, update, delete on public.interviews, public.question_responses, public.evaluations,
    public.criterion_scores, public.drafts, public.conversations to authenticated;
-- A role is given by an administrator; the person may change the name.
grant select, insert, update (display_name) on public.profiles to authenticated;

alter table public.profiles enable row level security;
alter table public.interviews enable row level security;
alter table public.question_responses enable row level security;
alter table public.evaluations enable row level security;
alter table public.criterion_scores enable row level security;
alter table public.drafts enable row level security;
alter table public.conversations enable row level security;

create policy profiles_read on public.profiles for select to authenticated
    using (id = (select auth.uid()));
create policy profiles_made on public.profiles for insert to authenticated
    with check (id = (select auth.uid()) and role = 'candidate');
create policy profiles_renamed on public.profiles for update to authenticated
    using (id = (select auth.uid())) with check (id = (select auth.uid()));
create policy interviews_own on public.interviews for all to authenticated
    using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy question_responses_own on public.question_responses for all to authenticated
    using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy evaluations_own on public.evaluations for all to authenticated
    using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy criterion_scores_own on public.criterion_scores for all to authenticated
    using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy drafts_own on public.drafts for all to authenticated
    using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
create policy conversations_own on public.conversations for all to authenticated
    using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
