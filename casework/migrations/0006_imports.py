"""Staff files, the runs owed on them, and what each run said."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0005_appeals'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ImportRemark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.PositiveIntegerField(blank=True, null=True)),
                ('staff_number', models.CharField(blank=True, default='', max_length=20)),
                ('field', models.CharField(blank=True, default='', max_length=30)),
                ('kind', models.CharField(choices=[('error', 'Line not imported'), ('warning', 'Imported without this field'), ('new_unit', 'New unit'), ('missing', 'Not in the file')], max_length=20)),
                ('reason', models.TextField()),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ImportRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dry_run', models.BooleanField()),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('progress', models.PositiveSmallIntegerField(default=0, help_text='Per cent of the file read.')),
                ('attempt', models.PositiveSmallIntegerField(default=0)),
                ('lease_until', models.DateTimeField(blank=True, null=True)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('refused', models.TextField(blank=True, default='', help_text='Why nothing was used, in a sentence.')),
                ('sha256', models.CharField(blank=True, default='', max_length=64)),
                ('numbers', models.JSONField(blank=True, default=dict)),
            ],
        ),
        migrations.CreateModel(
            name='StaffFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content', models.FileField(blank=True, max_length=200, upload_to='')),
                ('size', models.PositiveBigIntegerField(help_text='Bytes.')),
                ('uploaded_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.AddField(
            model_name='importrun',
            name='asked_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='importremark',
            name='run',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='casework.importrun'),
        ),
        migrations.AddField(
            model_name='stafffile',
            name='uploaded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='importrun',
            name='file',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='runs', to='casework.stafffile'),
        ),
        migrations.AddConstraint(
            model_name='importremark',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['error', 'warning', 'new_unit', 'missing'])), name='import_remark_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='importremark',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='import_remark_says_why'),
        ),
        migrations.AddConstraint(
            model_name='importrun',
            constraint=models.UniqueConstraint(fields=('file', 'dry_run'), name='import_run_once_per_file_and_kind'),
        ),
        migrations.AddConstraint(
            model_name='importrun',
            constraint=models.CheckConstraint(condition=models.Q(('progress__lte', 100)), name='import_run_progress_is_per_cent'),
        ),
        migrations.AddConstraint(
            model_name='importrun',
            constraint=models.CheckConstraint(condition=models.Q(('finished_at__isnull', True), ('lease_until__isnull', True), _connector='OR'), name='import_run_finished_is_nobodys'),
        ),
        migrations.AddConstraint(
            model_name='importrun',
            constraint=models.CheckConstraint(condition=models.Q(('refused', ''), ('finished_at__isnull', False), _connector='OR'), name='import_run_refused_is_finished'),
        ),
        migrations.RunSQL("SELECT casework_keep_rows();", migrations.RunSQL.noop),
    ]
