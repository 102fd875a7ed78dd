-- Of the first release, after V2: two organizations, a and b.

insert into store (organization, id, revision, deleted, code, name, region, format, time_zone) values
    ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-0000000000a1', 1, false, 'N1', 'North', 'north', 'city', 'Europe/Berlin'),
    ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-0000000000a2', 3, false, 'S1', 'South', 'south', 'market', 'UTC'),
    ('00000000-0000-7000-8000-00000000000b', '00000000-0000-7000-8000-0000000000b1', 1, false, 'N1', 'Other', 'north', 'city', 'UTC');
insert into consumed_partition values
    ('standards-service', 'throughline.stores.v1', 0), ('standards-service', 'throughline.practices.v1', 0);

insert into practice (organization, id, revision, first_revision, deleted, origin, title, terms, themes, spread_class, stories) values
    ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-0000000000e1', 2, 1, false, 'praise', 'Bags', '{bag}', '{}', 'local', 5);

insert into standard (organization, id, revision, changed_at, created_at) values
    -- replaced twice, the second time from a day to come on, and written again
    ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000001', 3, '2026-11-12T09:00:00Z', '2026-10-10T09:00:00Z'),
    -- retired
    ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000002', 2, '2026-11-11T09:00:00Z', '2026-10-11T09:00:00Z'),
    -- never published
    ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000003', 0, null, '2026-11-13T09:00:00Z'),
    -- replaced on the day on which it would have begun
    ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000004', 2, '2026-10-20T11:00:00Z', '2026-10-12T09:00:00Z'),
    ('00000000-0000-7000-8000-00000000000b', '00000000-0000-7000-8000-000000000001', 1, '2026-10-15T09:00:00Z', '2026-10-10T09:00:00Z');

insert into version (organization, standard, number, status, title, purpose, steps, customer_goal, role, scope_regions, scope_formats, scope_stores,
    scope_touchpoints, resources, audit_questions, effective_from, effective_to, retired_to, published_at) values
    ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000001', 1, 'superseded', 'Carry bags', 'Heavy', '{Look.,Ask.}', 'Free hands', 'cashier',
     '{}', '{}', '{}', '{}', '{Trolley}', '{}', '2026-11-01', '2026-11-10', null, '2026-10-15T09:00:00Z'),
    ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000001', 2, 'superseded', 'Carry bags to the car', 'Heavy', '{Look.,Ask.}', null, null,
     '{north}', '{city}', '{}', '{checkout}', '{}', '{Asked?}', '2026-11-10', '2027-02-01', null, '2026-11-05T09:00:00Z'),
    ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000001', 3, 'published', 'Carry bags to the tram', 'Heavy', '{Look.}', null, null,
     '{}', '{}', '{}', '{}', '{}', '{}', '2027-02-01', null, null, '2026-11-12T09:00:00Z'),
    ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000001', 4, 'draft', 'Carry everything', null, '{}', null, null,
     '{}', '{}', '{}', '{}', '{}', '{}', null, null, null, null),
    ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000002', 1, 'retired', 'Greet at the door', 'Welcome', '{Smile.}', null, null,
     '{}', '{}', '{}', '{}', '{}', '{}', '2026-10-20', '2026-11-15', '2026-11-15', '2026-10-16T09:00:00Z'),
    ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000003', 1, 'in-review', 'Count the till', 'Sure', '{Count.}', null, null,
     '{}', '{}', '{}', '{}', '{}', '{}', null, null, null, null),
    ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000004', 1, 'superseded', 'Wrap flowers', 'Dry', '{Wrap.}', null, null,
     '{}', '{}', '{}', '{}', '{}', '{}', '2026-10-21', '2026-10-21', null, '2026-10-20T10:00:00Z'),
    ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000004', 2, 'published', 'Wrap flowers in paper', 'Dry', '{Wrap.}', null, 'florist',
     '{}', '{}', '{S1}', '{}', '{}', '{}', '2026-10-21', null, null, '2026-10-20T11:00:00Z'),
    ('00000000-0000-7000-8000-00000000000b', '00000000-0000-7000-8000-000000000001', 1, 'published', 'Bags of others', 'Other', '{Look.}', null, null,
     '{}', '{}', '{}', '{}', '{}', '{}', '2026-10-20', null, null, '2026-10-15T09:00:00Z');

insert into decision (organization, practice, outcome, standard, evidence, stories, decided_by, decided_at) values
    ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-0000000000e1', 'accepted', '00000000-0000-7000-8000-000000000001', '{}', 5, 'ann', '2026-10-10T09:00:00Z');

insert into history (organization, standard, version, action, actor, at, reason) values
    ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000002', 1, 'draft', 'ann', '2026-10-11T09:00:00Z', null),
    ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000002', 1, 'submit', 'ann', '2026-10-12T09:00:00Z', null),
    ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000002', 1, 'approve', 'ben', '2026-10-13T09:00:00Z', null),
    ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000002', 1, 'publish', 'ben', '2026-10-16T09:00:00Z', null),
    ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000002', 1, 'retire', 'ann', '2026-11-11T09:00:00Z', 'Nobody comes by it.'),
    ('00000000-0000-7000-8000-00000000000b', '00000000-0000-7000-8000-000000000001', 1, 'draft', 'eve', '2026-10-10T09:00:00Z', null);
