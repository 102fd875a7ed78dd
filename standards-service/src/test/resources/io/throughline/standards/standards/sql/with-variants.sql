-- Of the release whose search knew no variants, after V13: organization c.

insert into standard (organization, id, revision, changed_at, created_at) values
    ('00000000-0000-7000-8000-00000000000c', '00000000-0000-7000-8000-000000000001', 2, '2026-11-12T09:00:00Z', '2026-10-10T09:00:00Z');

insert into version (organization, standard, standard_created_at, number, variant, status, title, purpose, steps, scope_regions, scope_formats,
    scope_stores, scope_touchpoints, scope_roles, resources, audit_questions, languages, effective_from, published_at) values
    ('00000000-0000-7000-8000-00000000000c', '00000000-0000-7000-8000-000000000001', '2026-10-10T09:00:00Z', 1, null, 'published', 'Carry bags', 'Heavy', '{Look.}',
     '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{en}', '2026-11-01', '2026-10-15T09:00:00Z'),
    ('00000000-0000-7000-8000-00000000000c', '00000000-0000-7000-8000-000000000001', '2026-10-10T09:00:00Z', 2, 'city', 'published', 'In the city', null, '{Offer the umbrella stand.}',
     '{}', '{city}', '{}', '{}', '{}', '{}', '{}', '{}', '2026-11-01', '2026-11-12T09:00:00Z');

insert into validity (organization, standard, number, variant, valid, recorded) values
    ('00000000-0000-7000-8000-00000000000c', '00000000-0000-7000-8000-000000000001', 1, '', '[2026-11-01,)', '["2026-10-15 09:00:00+00",)'),
    ('00000000-0000-7000-8000-00000000000c', '00000000-0000-7000-8000-000000000001', 2, 'city', '[2026-11-01,)', '["2026-11-12 09:00:00+00",)');
