"""The login user, and the privileges of the application role.

Where the role ``casework_app`` exists, it may read and write every table that is made from here on, and alter
none. A table it must not change takes the privilege away in the migration that makes it. Every other app
depends on this migration through the login user, so nothing is granted after such a table was closed.
"""

from django.db import migrations, models
from django.db.models.functions import Lower
from django.utils import timezone

GRANT = """
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'casework_app') AND current_user <> 'casework_app' THEN
        GRANT USAGE ON SCHEMA public TO casework_app;
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO casework_app;
        GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO casework_app;
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO casework_app;
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO casework_app;
    END IF;
END
$$
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("email", models.EmailField(max_length=254)),
                ("name", models.CharField(max_length=200)),
                ("is_active", models.BooleanField(default=True)),
                ("is_demo", models.BooleanField(default=False)),
                ("created_at", models.DateTimeField(default=timezone.now, editable=False)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("email",), name="accounts_user_email_unique"),
                    models.CheckConstraint(
                        condition=models.Q(email=Lower("email")), name="accounts_user_email_folded"
                    ),
                    models.CheckConstraint(
                        condition=~models.Q(email="") & ~models.Q(name=""),
                        name="accounts_user_email_and_name_given",
                    ),
                ],
            },
        ),
        migrations.RunSQL(GRANT, migrations.RunSQL.noop),
    ]
