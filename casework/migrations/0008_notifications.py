"""What people were told, and the emails that carry it. Rows are kept: the application role deletes none of them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0007_past_sanctions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='EmailDelivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest_on', models.DateField(blank=True, null=True)),
                ('message_id', models.CharField(max_length=200, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('next_try_at', models.DateTimeField()),
                ('attempts', models.PositiveIntegerField(default=0)),
                ('claimed_until', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('given_up_at', models.DateTimeField(blank=True, null=True)),
                ('given_up_because', models.CharField(blank=True, choices=[('nothing_owed', 'Nothing in it was owed to the person any more'), ('refused', 'The mail server refuses the address'), ('too_old', 'It could not be sent in time')], default='', max_length=20)),
            ],
            options={
                'verbose_name_plural': 'email deliveries',
            },
        ),
        migrations.CreateModel(
            name='Notification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.CharField(max_length=40)),
                ('part', models.CharField(choices=[('subject', 'Employee'), ('hr_officer', 'HR officer'), ('hr_lead', 'HR lead'), ('hr_adviser', 'HR adviser'), ('case_manager', 'Case manager'), ('investigator', 'Investigator'), ('chair', 'Hearing chair'), ('panel_member', 'Panel member'), ('note_taker', 'Note taker'), ('appeal_manager', 'Appeal manager'), ('witness', 'Witness'), ('complainant', 'Complainant'), ('reporter', 'Reporter'), ('line_manager', 'Line manager'), ('auditor', 'Auditor')], max_length=20)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('read_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['-created_at', '-pk'],
            },
        ),
        migrations.AddField(
            model_name='emaildelivery',
            name='recipient',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='email_deliveries', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='notification',
            name='deadline',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notifications', to='casework.deadline'),
        ),
        migrations.AddField(
            model_name='notification',
            name='delivery',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notifications', to='casework.emaildelivery'),
        ),
        migrations.AddField(
            model_name='notification',
            name='recipient',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notifications', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='emaildelivery',
            index=models.Index(condition=models.Q(('given_up_at__isnull', True), ('sent_at__isnull', True)), fields=['next_try_at'], name='email_delivery_due'),
        ),
        migrations.AddIndex(
            model_name='emaildelivery',
            index=models.Index(fields=['recipient', 'created_at'], name='email_delivery_recipient'),
        ),
        migrations.AddConstraint(
            model_name='emaildelivery',
            constraint=models.UniqueConstraint(fields=('recipient', 'digest_on'), name='email_delivery_one_digest_per_person_and_day'),
        ),
        migrations.AddConstraint(
            model_name='emaildelivery',
            constraint=models.CheckConstraint(condition=models.Q(('sent_at__isnull', True), ('given_up_at__isnull', True), _connector='OR'), name='email_delivery_sent_or_given_up'),
        ),
        migrations.AddConstraint(
            model_name='emaildelivery',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('given_up_at__isnull', True), ('given_up_because', '')), models.Q(('given_up_at__isnull', False), ('given_up_because__in', ['nothing_owed', 'refused', 'too_old'])), _connector='OR'), name='email_delivery_given_up_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='emaildelivery',
            constraint=models.CheckConstraint(condition=models.Q(('claimed_until__isnull', True), models.Q(('attempts__gt', 0), ('given_up_at__isnull', True), ('sent_at__isnull', True)), _connector='OR'), name='email_delivery_claimed_while_unsettled'),
        ),
        migrations.AddIndex(
            model_name='notification',
            index=models.Index(condition=models.Q(('read_at__isnull', True)), fields=['recipient'], name='notification_unread'),
        ),
        migrations.AddConstraint(
            model_name='notification',
            constraint=models.UniqueConstraint(fields=('deadline', 'rule', 'recipient'), name='notification_once'),
        ),
        migrations.AddConstraint(
            model_name='notification',
            constraint=models.CheckConstraint(condition=models.Q(('rule', ''), _negated=True), name='notification_has_a_rule'),
        ),
        migrations.AddConstraint(
            model_name='notification',
            constraint=models.CheckConstraint(condition=models.Q(('part__in', ['subject', 'hr_officer', 'hr_lead', 'hr_adviser', 'case_manager', 'investigator', 'chair', 'panel_member', 'note_taker', 'appeal_manager', 'witness', 'complainant', 'reporter', 'line_manager', 'auditor'])), name='notification_part_known'),
        ),
        migrations.RunSQL("SELECT casework_keep_rows();", migrations.RunSQL.noop),
    ]
