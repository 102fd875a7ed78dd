-- Held feedback: by store with its times, so that counts and releases need the index only; and the newest first.
drop index feedback_held;
create index feedback_held on feedback (organization, store, corrected_at) where status = 'held';
create index feedback_held_by_time on feedback (organization, corrected_at, id) where status = 'held';

-- Flagged feedback is rare: without these a list of it would read all that there is, or all of a store.
create index feedback_flagged on feedback (organization, store, corrected_at, id) where flags <> '{}';
create index feedback_flagged_by_time on feedback (organization, corrected_at, id) where flags <> '{}';
