// SPDX-FileCopyrightText: 2026 Laufzettel contributors
// SPDX-License-Identifier: EUPL-1.2

// Bounces as Postfix, Exim and out-of-office answers write them.

interface About {
  readonly to: string
  readonly messageId: string
  readonly action?: 'failed' | 'delayed'
  readonly status?: string
}

/** A report by RFC 3464, as Postfix writes it. */
export function postfixBounce({ to, messageId, action = 'failed', status = '5.1.1' }: About): string {
  return `Return-Path: <>
From: MAILER-DAEMON@mail.example (Mail Delivery System)
Subject: ${action === 'failed' ? 'Undelivered Mail Returned to Sender' : 'Delayed Mail (still being retried)'}
To: ${to}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Description: Notification
Content-Type: text/plain; charset=utf-8

This is the mail system at host mail.example.
<jemand@example.org>: host mx.example.org said: 550 User unknown

--b1
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example
X-Postfix-Queue-ID: 4F1
Arrival-Date: Mon, 2 Mar 2026 09:00:00 +0100

Final-Recipient: rfc822; jemand@example.org
Original-Recipient: rfc822;jemand@example.org
Action: ${action}
Status: ${status}
Diagnostic-Code: smtp; 550 ${status} User unknown

--b1
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

From: Amt <hinweise@angeln.example>
To: jemand@example.org
Subject: Ein Schreiben
Message-ID: ${messageId}

--b1--
`
}

/** Words only, as old servers write them; the original is quoted. */
export function plainBounce({ to, messageId }: About): string {
  return `Return-Path: <>
From: Mail Delivery System <Mailer-Daemon@alt.example>
To: ${to}
Subject: Mail delivery failed: returning message to sender
Content-Type: text/plain; charset=utf-8

This message was created automatically by mail delivery software.
A message that you sent could not be delivered:

  jemand@example.org
    SMTP error: 550 5.1.1 unknown user

------ This is a copy of your message. ------
Message-ID: ${messageId}
Subject: Ein Schreiben
`
}

/** Somebody is on holiday; the mail has arrived. */
export function holidayAnswer({ to, messageId }: About): string {
  return `Return-Path: <>
From: Jemand <jemand@example.org>
To: ${to}
Subject: Abwesend: Ein Schreiben liegt bereit
In-Reply-To: ${messageId}
Auto-Submitted: auto-replied
Content-Type: text/plain; charset=utf-8

Ich bin bis 5.10.2026 nicht da. Mail delivery failed ist hier nur ein Zitat.
`
}
