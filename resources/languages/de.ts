<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>The log cannot be written to {path}: {strerror}.</source>
        <translation>Das Protokoll kann nicht nach {path} geschrieben werden: {strerror}.</translation>
    </message>
    <message>
        <source>There is no display to open a window on; try aether-console check or tour.</source>
        <translation>Es gibt keine Anzeige für ein Fenster; versuchen Sie aether-console check oder tour.</translation>
    </message>
    <message>
        <source>The console failed ({kind}); nothing more is known. The log has the details.</source>
        <translation>Die Konsole ist fehlgeschlagen ({kind}); mehr ist nicht bekannt. Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
        <source>the address is not a URL</source>
        <translation>die Adresse ist keine URL</translation>
    </message>
    <message>
        <source>the address must begin with https:// (or http:// to this machine)</source>
        <translation>die Adresse muss mit https:// beginnen (oder mit http:// zu diesem Rechner)</translation>
    </message>
    <message>
        <source>the address names no host</source>
        <translation>die Adresse nennt keinen Host</translation>
    </message>
    <message>
        <source>the address must not hold a user name or a password</source>
        <translation>die Adresse darf weder Benutzernamen noch Passwort enthalten</translation>
    </message>
    <message>
        <source>the address must end with its path, without query or fragment</source>
        <translation>die Adresse muss mit ihrem Pfad enden, ohne Query oder Fragment</translation>
    </message>
    <message>
        <source>plain http is accepted to this machine only, use https</source>
        <translation>unverschlüsseltes http ist nur zu diesem Rechner erlaubt, verwenden Sie https</translation>
    </message>
    <message>
        <source>a tenant is made of letters, digits and !-_.*&apos;()|, at most 150</source>
        <translation>ein Tenant besteht aus Buchstaben, Ziffern und !-_.*&apos;()|, höchstens 150</translation>
    </message>
    <message>
        <source>{file} does not exist</source>
        <translation>{file} existiert nicht</translation>
    </message>
    <message>
        <source>{file} does not hold CA certificates in PEM format</source>
        <translation>{file} enthält keine CA-Zertifikate im PEM-Format</translation>
    </message>
    <message>
        <source>{file} does not hold a PEM certificate with its unencrypted key</source>
        <translation>{file} enthält kein PEM-Zertifikat mit seinem unverschlüsselten Schlüssel</translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation>5 Minuten</translation>
    </message>
    <message>
        <source>15 minutes</source>
        <translation>15 Minuten</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>30 Minuten</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>2 hours</source>
        <translation>2 Stunden</translation>
    </message>
    <message>
        <source>4 hours</source>
        <translation>4 Stunden</translation>
    </message>
    <message>
        <source>8 hours</source>
        <translation>8 Stunden</translation>
    </message>
    <message>
        <source>Sign in first: it is written down who did it.</source>
        <translation>Melden Sie sich zuerst an: Es wird festgehalten, wer es getan hat.</translation>
    </message>
    <message>
        <source>This environment names no Alertmanager.</source>
        <translation>Diese Umgebung nennt keinen Alertmanager.</translation>
    </message>
    <message>
        <source>promtool refuses it: {refusal}</source>
        <translation>promtool lehnt ihn ab: {refusal}</translation>
    </message>
    <message>
        <source>Prometheus cannot evaluate it: {problem}</source>
        <translation>Prometheus kann ihn nicht auswerten: {problem}</translation>
    </message>
    <message>
        <source>{name} is a histogram: its series end in _bucket, _count or _sum</source>
        <translation>{name} ist ein Histogramm: Seine Zeitreihen enden auf _bucket, _count oder _sum</translation>
    </message>
    <message>
        <source>{name} is a counter and exposed as {name}_total</source>
        <translation>{name} ist ein Zähler und wird als {name}_total bereitgestellt</translation>
    </message>
    <message>
        <source>{name} is a {type}: it has no {part}</source>
        <translation>{name} ist vom Typ {type}: {part} gibt es dort nicht</translation>
    </message>
    <message>
        <source>nothing exposes {name}</source>
        <translation>kein Dienst stellt {name} bereit</translation>
    </message>
    <message>
        <source>{metric} is a gauge: {function} is for counters</source>
        <translation>{metric} ist ein Gauge: {function} ist für Zähler</translation>
    </message>
    <message>
        <source>no series of {metric} has {matcher}; there is {known}</source>
        <translation>keine Zeitreihe von {metric} hat {matcher}; es gibt {known}</translation>
    </message>
    <message>
        <source>none with that label</source>
        <translation>keine mit diesem Label</translation>
    </message>
    <message>
        <source> and {more} more</source>
        <translation> und {more} weitere</translation>
    </message>
    <message>
        <source>Say in a note what is being done about it.</source>
        <translation>Sagen Sie in einer Notiz, was dagegen unternommen wird.</translation>
    </message>
    <message>
        <source>A note has at most {most} characters.</source>
        <translation>Eine Notiz hat höchstens {most} Zeichen.</translation>
    </message>
    <message>
        <source>It lasts from 5 minutes to 8 hours.</source>
        <translation>Es gilt für 5 Minuten bis 8 Stunden.</translation>
    </message>
    <message>
        <source>Alerts about the kill switch are never shelved, silenced or hidden here.</source>
        <translation>Alarme zum Kill-Switch werden hier nie zurückgestellt, stummgeschaltet oder ausgeblendet.</translation>
    </message>
    <message>
        <source>acknowledged by {who} until {until:%H:%M} UTC: {words}</source>
        <translation>quittiert von {who} bis {until:%H:%M} UTC: {words}</translation>
    </message>
    <message>
        <source>shelved by {who} until {until:%H:%M} UTC: {words}</source>
        <translation>zurückgestellt von {who} bis {until:%H:%M} UTC: {words}</translation>
    </message>
    <message>
        <source>{source} cannot be read now; it said {phase}</source>
        <translation>{source} ist jetzt nicht lesbar; zuletzt gemeldet: {phase}</translation>
    </message>
    <message>
        <source>{source} cannot be read</source>
        <translation>{source} ist nicht lesbar</translation>
    </message>
    <message>
        <source>No source was asked yet.</source>
        <translation>Noch keine Quelle wurde abgefragt.</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Must hold</source>
        <translation>Muss gelten</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Kept back</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Evaluated here</source>
        <translation>Hier ausgewertet</translation>
    </message>
    <message>
        <source>Runbook</source>
        <translation>Runbook</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Most often</source>
        <translation>Am häufigsten</translation>
    </message>
    <message>
        <source>{worst} in 8 hours</source>
        <translation>{worst} in 8 Stunden</translation>
    </message>
    <message>
        <source>Suppressed</source>
        <translation>Unterdrückt</translation>
    </message>
    <message>
        <source>Nothing that fires is kept quiet.</source>
        <translation>Nichts Aktives wird unterdrückt.</translation>
    </message>
    <message>
        <source>{firing} firing</source>
        <translation>{firing} aktiv</translation>
    </message>
    <message>
        <source> ({acknowledged} acknowledged)</source>
        <translation> ({acknowledged} quittiert)</translation>
    </message>
    <message>
        <source> ({blind} blind)</source>
        <translation> ({blind} blind)</translation>
    </message>
    <message>
        <source>{firing}, {pending} pending, {unknown} unknown{blind}, {inactive} inactive</source>
        <translation>{firing}, {pending} ausstehend, {unknown} unbekannt{blind}, {inactive} inaktiv</translation>
    </message>
    <message>
        <source>It fires {limit}</source>
        <translation>Aktiv bei {limit}</translation>
    </message>
    <message>
        <source>{value}, it fires {limit}</source>
        <translation>{value}, aktiv bei {limit}</translation>
    </message>
    <message>
        <source>{at:%H:%M:%S} UTC, {age} ago</source>
        <translation>{at:%H:%M:%S} UTC, vor {age}</translation>
    </message>
    <message>
        <source>{at:%Y-%m-%d %H:%M:%S} UTC, {age} ago</source>
        <translation>{at:%d.%m.%Y %H:%M:%S} UTC, vor {age}</translation>
    </message>
    <message>
        <source>For {age} before it fires</source>
        <translation>{age} lang, bevor er aktiv wird</translation>
    </message>
    <message>
        <source>It fires at the first evaluation</source>
        <translation>Er wird bei der ersten Auswertung aktiv</translation>
    </message>
    <message>
        <source>no labels</source>
        <translation>keine Labels</translation>
    </message>
    <message>
        <source>and {more} more</source>
        <translation>und {more} weitere</translation>
    </message>
    <message>
        <source> Read {age} ago.</source>
        <translation> Gelesen vor {age}.</translation>
    </message>
    <message>
        <source>Alertmanager&apos;s silence {held}.</source>
        <translation>Stummschaltung in Alertmanager: {held}.</translation>
    </message>
    <message>
        <source>{told} It is about the kill switch: here it calls all the same.</source>
        <translation>{told} Es geht um den Kill-Switch: Hier ruft der Alarm trotzdem.</translation>
    </message>
    <message>
        <source>It cannot say: {why}.</source>
        <translation>Nicht bestimmbar: {why}.</translation>
    </message>
    <message>
        <source>its expression {words}</source>
        <translation>sein Ausdruck {words}</translation>
    </message>
    <message>
        <source>{metric} is made of other rules&apos; results, more than {most} deep</source>
        <translation>{metric} entsteht aus Ergebnissen anderer Regeln, über mehr als {most} Ebenen</translation>
    </message>
    <message>
        <source>the expression of {metric} {words}</source>
        <translation>der Ausdruck von {metric} {words}</translation>
    </message>
    <message>
        <source>{metric} is another rule&apos;s result, of which this console keeps no past</source>
        <translation>{metric} ist das Ergebnis einer anderen Regel, für das diese Konsole keine Vergangenheit aufbewahrt</translation>
    </message>
    <message>
        <source>`{name}` needs single scrapes of {span}, and this console keeps minutes only for so long</source>
        <translation>`{name}` braucht einzelne Abrufe über {span}, und diese Konsole hält für so lange nur Minutenwerte</translation>
    </message>
    <message>
        <source>there are too few samples of {metric} in {span}</source>
        <translation>es gibt zu wenige Messwerte von {metric} in {span}</translation>
    </message>
    <message>
        <source>it is too long to be read</source>
        <translation>zu lang, um gelesen zu werden</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>er ist leer</translation>
    </message>
    <message>
        <source>unexpected character {text!r} at {at}</source>
        <translation>unerwartetes Zeichen {text!r} an Stelle {at}</translation>
    </message>
    <message>
        <source>unexpected {text!r} at {at}</source>
        <translation>unerwartet: {text!r} an Stelle {at}</translation>
    </message>
    <message>
        <source>{bracket!r} is missing at the end</source>
        <translation>am Ende fehlt {bracket!r}</translation>
    </message>
    <message>
        <source>{name} aggregates nothing</source>
        <translation>{name} fasst nichts zusammen</translation>
    </message>
    <message>
        <source>there is no function {name}</source>
        <translation>es gibt keine Funktion {name}</translation>
    </message>
    <message>
        <source>{metric} is named twice</source>
        <translation>{metric} ist doppelt benannt</translation>
    </message>
    <message>
        <source>the selector at {at} names no series</source>
        <translation>der Selektor an Stelle {at} nennt keine Zeitreihe</translation>
    </message>
    <message>
        <source>{function} wants a range of {metric}, such as {metric}[5m]</source>
        <translation>{function} braucht einen Bereich von {metric}, etwa {metric}[5m]</translation>
    </message>
    <message>
        <source>unexpected {text!r} between braces at {at}</source>
        <translation>unerwartet zwischen den Klammern: {text!r} an Stelle {at}</translation>
    </message>
    <message>
        <source>the range at {at} is no duration</source>
        <translation>der Bereich an Stelle {at} ist keine Dauer</translation>
    </message>
    <message>
        <source>ranges only allowed for vector selectors</source>
        <translation>Bereiche sind nur für Vektor-Selektoren erlaubt</translation>
    </message>
    <message>
        <source>a rule&apos;s result cannot be a range</source>
        <translation>das Ergebnis einer Regel kann kein Bereich sein</translation>
    </message>
    <message>
        <source>{function} takes no range</source>
        <translation>{function} nimmt keinen Bereich</translation>
    </message>
    <message>
        <source>it is not YAML</source>
        <translation>kein YAML</translation>
    </message>
    <message>
        <source>there are no groups of rules in it</source>
        <translation>darin sind keine Regelgruppen</translation>
    </message>
    <message>
        <source>it has more than {most} rules</source>
        <translation>mehr als {most} Regeln</translation>
    </message>
    <message>
        <source>a group is no table</source>
        <translation>eine Gruppe ist keine Tabelle</translation>
    </message>
    <message>
        <source>a group has no name</source>
        <translation>eine Gruppe hat keinen Namen</translation>
    </message>
    <message>
        <source>the group {name} is there twice</source>
        <translation>die Gruppe {name} gibt es doppelt</translation>
    </message>
    <message>
        <source>group {name}</source>
        <translation>Gruppe {name}</translation>
    </message>
    <message>
        <source>a rule is no table</source>
        <translation>eine Regel ist keine Tabelle</translation>
    </message>
    <message>
        <source>a rule is neither an alert nor a recording rule</source>
        <translation>eine Regel ist weder Alarm- noch Aufzeichnungsregel</translation>
    </message>
    <message>
        <source>{name}: a series cannot be called that</source>
        <translation>{name}: So kann keine Zeitreihe heißen</translation>
    </message>
    <message>
        <source>{name}: {key} is no duration</source>
        <translation>{name}: {key} ist keine Dauer</translation>
    </message>
    <message>
        <source>{where}: the field {key} does not belong there</source>
        <translation>{where}: Das Feld {key} gehört dort nicht hin</translation>
    </message>
    <message>
        <source>the kill switch&apos;s own metrics cannot be read now</source>
        <translation>die eigenen Metriken des Kill-Switch sind jetzt nicht lesbar</translation>
    </message>
    <message>
        <source>it was {phase}, and {why}</source>
        <translation>der Alarm war {phase}, und {why}</translation>
    </message>
    <message>
        <source>Test notification</source>
        <translation>Testbenachrichtigung</translation>
    </message>
    <message>
        <source>This is how a critical alarm calls you. Nothing is wrong.</source>
        <translation>So ruft Sie ein kritischer Alarm. Es ist alles in Ordnung.</translation>
    </message>
    <message>
        <source>{place}: {count} critical alarms</source>
        <translation>{place}: {count} kritische Alarme</translation>
    </message>
    <message>
        <source>Unlock the console to see more.</source>
        <translation>Entsperren Sie die Konsole, um mehr zu sehen.</translation>
    </message>
    <message>
        <source>It fires.</source>
        <translation>Der Alarm ist aktiv.</translation>
    </message>
    <message>
        <source>cannot be read: {refusal}</source>
        <translation>ist nicht lesbar: {refusal}</translation>
    </message>
    <message>
        <source>cannot be read: a rule&apos;s result cannot be a range</source>
        <translation>ist nicht lesbar: Das Ergebnis einer Regel kann kein Bereich sein</translation>
    </message>
    <message>
        <source>cannot be read: a range has no sign</source>
        <translation>ist nicht lesbar: Ein Bereich hat kein Vorzeichen</translation>
    </message>
    <message>
        <source>asks for series by their labels alone, which this console does not evaluate</source>
        <translation>fragt Zeitreihen nur nach ihren Labels ab, was diese Konsole nicht auswertet</translation>
    </message>
    <message>
        <source>cannot be read: {name} wants a vector</source>
        <translation>ist nicht lesbar: {name} verlangt einen Vektor</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>cannot be read: {name} wants {wanted}</source>
        <translation>ist nicht lesbar: {name} verlangt {wanted}</translation>
    </message>
    <message>
        <source>needs a range of {text}, which this console does not evaluate</source>
        <translation>braucht einen Bereich von {text}, was diese Konsole nicht auswertet</translation>
    </message>
    <message>
        <source>cannot be read: a range of nothing</source>
        <translation>ist nicht lesbar: ein Bereich der Länge null</translation>
    </message>
    <message>
        <source>asks for series by their names, which this console does not evaluate</source>
        <translation>fragt Zeitreihen nach ihren Namen ab, was diese Konsole nicht auswertet</translation>
    </message>
    <message>
        <source>has more than {most} operators, which is more than this console evaluates</source>
        <translation>hat mehr als {most} Operatoren, mehr als diese Konsole auswertet</translation>
    </message>
    <message>
        <source>cannot be read: it ends too soon</source>
        <translation>ist nicht lesbar: Er endet zu früh</translation>
    </message>
    <message>
        <source>cannot be read: unexpected {text!r} at {at}</source>
        <translation>ist nicht lesbar: unerwartet {text!r} an Stelle {at}</translation>
    </message>
    <message>
        <source>a subquery</source>
        <translation>eine Unterabfrage</translation>
    </message>
    <message>
        <source>needs {named}, which this console does not evaluate</source>
        <translation>braucht {named}, was diese Konsole nicht auswertet</translation>
    </message>
    <message>
        <source>needs the label `{label}`, which only Prometheus gives to what it scrapes</source>
        <translation>braucht das Label `{label}`, das nur Prometheus seinen Abrufen gibt</translation>
    </message>
    <message>
        <source>cannot be read: {operator} of a range</source>
        <translation>ist nicht lesbar: {operator} mit einem Bereich</translation>
    </message>
    <message>
        <source>cannot be read: {operator} of a number</source>
        <translation>ist nicht lesbar: {operator} mit einer Zahl</translation>
    </message>
    <message>
        <source>cannot be read: {operator} bool</source>
        <translation>ist nicht lesbar: {operator} bool</translation>
    </message>
    <message>
        <source>cannot be read: numbers are compared with bool</source>
        <translation>ist nicht lesbar: Zahlen werden mit bool verglichen</translation>
    </message>
    <message>
        <source> It wants another token than this console has: see bearer_keyring in environments.toml.</source>
        <translation> Verlangt wird ein anderes Token, als diese Konsole hat: siehe bearer_keyring in environments.toml.</translation>
    </message>
    <message>
        <source> What is shown of it is old.</source>
        <translation> Was davon gezeigt wird, ist alt.</translation>
    </message>
    <message>
        <source>{source} cannot be read.{said}{shown}</source>
        <translation>{source} ist nicht lesbar.{said}{shown}</translation>
    </message>
    <message>
        <source>Prometheus does not say in which state it is</source>
        <translation>Prometheus sagt nicht, in welchem Zustand er ist</translation>
    </message>
    <message>
        <source>it does not say why</source>
        <translation>ohne Angabe von Gründen</translation>
    </message>
    <message>
        <source>Prometheus has not evaluated it yet</source>
        <translation>Prometheus hat ihn noch nicht ausgewertet</translation>
    </message>
    <message>
        <source>firing</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>inactive</source>
        <translation>inaktiv</translation>
    </message>
    <message>
        <source>this console</source>
        <translation>diese Konsole</translation>
    </message>
    <message>
        <source>its evaluation fails</source>
        <translation>die Auswertung schlägt fehl</translation>
    </message>
    <message>
        <source>the pattern {pattern!r} is too rich to be matched here</source>
        <translation>das Muster {pattern!r} ist zu komplex, um hier geprüft zu werden</translation>
    </message>
    <message>
        <source>no series of {metric} has these labels</source>
        <translation>keine Zeitreihe von {metric} hat diese Labels</translation>
    </message>
    <message>
        <source>nothing exposes {metric}</source>
        <translation>kein Dienst stellt {metric} bereit</translation>
    </message>
    <message>
        <source>{metric} of {target} cannot be read now</source>
        <translation>{metric} von {target} ist jetzt nicht lesbar</translation>
    </message>
    <message>
        <source>only {watched} of the last {span} were watched</source>
        <translation>nur {watched} von {span} wurden beobachtet</translation>
    </message>
    <message>
        <source>{seconds:.0f} s</source>
        <translation>{seconds:.0f} s</translation>
    </message>
    <message>
        <source>{minutes:.0f} min</source>
        <translation>{minutes:.0f} min</translation>
    </message>
    <message>
        <source>{hours:g} h</source>
        <translation>{hours:g} h</translation>
    </message>
    <message>
        <source>ACTIVE</source>
        <translation>AKTIV</translation>
    </message>
    <message>
        <source>PENDING</source>
        <translation>AUSSTEHEND</translation>
    </message>
    <message>
        <source>{end:%H:%M} UTC</source>
        <translation>{end:%H:%M} UTC</translation>
    </message>
    <message>
        <source>{end:%Y-%m-%d %H:%M} UTC</source>
        <translation>{end:%d.%m.%Y %H:%M} UTC</translation>
    </message>
    <message>
        <source>Alertmanager does not hold this alert: there is nothing to silence.</source>
        <translation>Alertmanager hat diesen Alarm nicht: Es gibt nichts stummzuschalten.</translation>
    </message>
    <message>
        <source>Only an alert that fires is silenced.</source>
        <translation>Nur ein aktiver Alarm wird stummgeschaltet.</translation>
    </message>
    <message>
        <source>it was not evaluated yet</source>
        <translation>noch nicht ausgewertet</translation>
    </message>
    <message>
        <source>this console has not evaluated it since</source>
        <translation>diese Konsole hat ihn seither nicht ausgewertet</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a vector</source>
        <translation>einen Vektor</translation>
    </message>
    <message>
        <source>a range</source>
        <translation>einen Bereich</translation>
    </message>
    <message>
        <source>shelved here</source>
        <translation>hier zurückgestellt</translation>
    </message>
    <message>
        <source>silenced</source>
        <translation>stummgeschaltet</translation>
    </message>
    <message>
        <source>inhibited</source>
        <translation>gehemmt</translation>
    </message>
    <message>
        <source>FIRING</source>
        <translation>AKTIV</translation>
    </message>
    <message>
        <source>UNKNOWN</source>
        <translation>UNBEKANNT</translation>
    </message>
    <message>
        <source>INACTIVE</source>
        <translation>INAKTIV</translation>
    </message>
    <message>
        <source>SHELVED</source>
        <translation>ZURÜCKGESTELLT</translation>
    </message>
    <message>
        <source>SILENCED</source>
        <translation>STUMM</translation>
    </message>
    <message>
        <source>INHIBITED</source>
        <translation>GEHEMMT</translation>
    </message>
    <message>
        <source>what one person can take in</source>
        <translation>was eine Person bewältigen kann</translation>
    </message>
    <message>
        <source>the most that one person can take in</source>
        <translation>das Äußerste, was eine Person bewältigen kann</translation>
    </message>
    <message>
        <source>more than one person can take in</source>
        <translation>mehr, als eine Person bewältigen kann</translation>
    </message>
    <message>
        <source>a flood: alarms are grouped by name and service, those about the kill switch never</source>
        <translation>eine Flut: Alarme werden nach Name und Dienst gruppiert, die zum Kill-Switch nie</translation>
    </message>
    <message>
        <source>1 alarm</source>
        <translation>1 Alarm</translation>
    </message>
    <message>
        <source>{count} alarms</source>
        <translation>{count} Alarme</translation>
    </message>
    <message>
        <source>{alarms} in 10 minutes, {level} (more than {flood} begin a flood).</source>
        <translation>{alarms} in 10 Minuten, {level} (mehr als {flood} sind eine Flut).</translation>
    </message>
    <message>
        <source>shelved</source>
        <translation>zurückgestellt</translation>
    </message>
    <message>
        <source>{suppressed} suppressed: {parts}</source>
        <translation>{suppressed} unterdrückt: {parts}</translation>
    </message>
    <message>
        <source>{source} was not asked yet.</source>
        <translation>{source} wurde noch nicht abgefragt.</translation>
    </message>
    <message>
        <source>{source} tells of 1 alert or rule.</source>
        <translation>{source} meldet 1 Alarm oder Regel.</translation>
    </message>
    <message>
        <source>{source} tells of {count} alerts and rules.</source>
        <translation>{source} meldet {count} Alarme und Regeln.</translation>
    </message>
    <message>
        <source>BLIND</source>
        <translation>BLIND</translation>
    </message>
    <message>
        <source>ACKNOWLEDGED</source>
        <translation>QUITTIERT</translation>
    </message>
    <message>
        <source>{count} alerts of this name and service are grouped while the flood lasts.</source>
        <translation>{count} Alarme dieses Namens und Dienstes sind gruppiert, solange die Flut dauert.</translation>
    </message>
    <message>
        <source>It cannot fire: {blind}.</source>
        <translation>Er kann nicht aktiv werden: {blind}.</translation>
    </message>
    <message>
        <source>Nobody knows: {why}.</source>
        <translation>Nicht bekannt: {why}.</translation>
    </message>
    <message>
        <source>no source says anything</source>
        <translation>keine Quelle sagt etwas</translation>
    </message>
    <message>
        <source>It fires and is {quiet}.</source>
        <translation>Er ist aktiv und {quiet}.</translation>
    </message>
    <message>
        <source>{instances} series are behind it.</source>
        <translation>{instances} Zeitreihen stehen dahinter.</translation>
    </message>
    <message>
        <source>The sources disagree.</source>
        <translation>Die Quellen widersprechen sich.</translation>
    </message>
    <message>
        <source> for {age}</source>
        <translation> seit {age}</translation>
    </message>
    <message>
        <source>the whole rule is </source>
        <translation>die ganze Regel ist </translation>
    </message>
    <message>
        <source>another series</source>
        <translation>andere Zeitreihe</translation>
    </message>
    <message>
        <source>Only an alert that fires and is not acknowledged yet can be acknowledged.</source>
        <translation>Nur ein aktiver, noch nicht quittierter Alarm kann quittiert werden.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neuer Schlüssel</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>No ticket was named.</source>
        <translation>Es wurde kein Ticket genannt.</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>Angefordert von</translation>
    </message>
    <message>
        <source>Asked at</source>
        <translation>Angefordert um</translation>
    </message>
    <message>
        <source>{asked_at:%Y-%m-%d %H:%M:%S} UTC</source>
        <translation>{asked_at:%d.%m.%Y %H:%M:%S} UTC</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>Gesendet an</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>The request has expired: ask for a new one.</source>
        <translation>Die Anforderung ist abgelaufen: Fordern Sie eine neue an.</translation>
    </message>
    <message>
        <source>It can be approved for another {minutes} min {seconds:02d} s.</source>
        <translation>Genehmigung noch {minutes} min {seconds:02d} s lang möglich.</translation>
    </message>
    <message>
        <source>This is production: the key trades real money.</source>
        <translation>Dies ist Produktion: Der Schlüssel handelt mit echtem Geld.</translation>
    </message>
    <message>
        <source>The request calls its environment {environment}, this console is at {name}: ask which platform is meant.</source>
        <translation>Die Anforderung nennt ihre Umgebung {environment}, diese Konsole ist bei {name}: Fragen Sie nach, welche Plattform gemeint ist.</translation>
    </message>
    <message>
        <source>{requester} is no account of this environment: ask who that is.</source>
        <translation>{requester} ist kein Konto dieser Umgebung: Fragen Sie nach, wer das ist.</translation>
    </message>
    <message>
        <source>It names no ticket.</source>
        <translation>Sie nennt kein Ticket.</translation>
    </message>
    <message>
        <source>Less than two minutes are left: rather ask for a new request than hurry.</source>
        <translation>Es bleiben weniger als zwei Minuten: Bitten Sie lieber um eine neue Anforderung, als zu eilen.</translation>
    </message>
    <message>
        <source>The platform keeps this director&apos;s session alive until {until:%H:%M} UTC; nothing can end it earlier.</source>
        <translation>Die Plattform hält die Sitzung dieses Direktors bis {until:%H:%M} UTC aufrecht; nichts kann sie früher beenden.</translation>
    </message>
    <message>
        <source>{live} of {needed} directors have approved{names}.</source>
        <translation>Genehmigt von {live} von {needed} Direktoren{names}.</translation>
    </message>
    <message>
        <source>This is no approval text of a console, or not the whole of it.</source>
        <translation>Dies ist kein Genehmigungstext einer Konsole oder nicht der ganze.</translation>
    </message>
    <message>
        <source>There is more than one approval text here: paste one.</source>
        <translation>Hier steht mehr als ein Genehmigungstext: Fügen Sie einen ein.</translation>
    </message>
    <message>
        <source>This is the other text: requests go to a director, answers come back.</source>
        <translation>Dies ist der andere Text: Anforderungen gehen an einen Direktor, Antworten kommen zurück.</translation>
    </message>
    <message>
        <source>Another version of the console made this text: update the older one.</source>
        <translation>Eine andere Version der Konsole hat diesen Text erzeugt: Aktualisieren Sie die ältere.</translation>
    </message>
    <message>
        <source>The text was altered or damaged on its way: have it sent again.</source>
        <translation>Der Text wurde unterwegs verändert oder beschädigt: Lassen Sie ihn erneut senden.</translation>
    </message>
    <message>
        <source>The request has expired: it was good for ten minutes. Ask for a new one.</source>
        <translation>Die Anforderung ist abgelaufen: Sie galt zehn Minuten. Fordern Sie eine neue an.</translation>
    </message>
    <message>
        <source>The request comes from the future: the two consoles&apos; clocks differ. Set them first.</source>
        <translation>Die Anforderung kommt aus der Zukunft: Die Uhren der beiden Konsolen weichen ab. Stellen Sie sie zuerst.</translation>
    </message>
    <message>
        <source>The request is for another kind of environment than this console&apos;s.</source>
        <translation>Die Anforderung gilt einer anderen Art von Umgebung als der dieser Konsole.</translation>
    </message>
    <message>
        <source>The text is for another account.</source>
        <translation>Der Text gilt einem anderen Konto.</translation>
    </message>
    <message>
        <source>The text is for another requester.</source>
        <translation>Der Text gilt einer anderen anfordernden Person.</translation>
    </message>
    <message>
        <source>The text is for another key.</source>
        <translation>Der Text gilt einem anderen Schlüssel.</translation>
    </message>
    <message>
        <source>The text answers another request: what was asked for has changed since, or was asked anew.</source>
        <translation>Der Text beantwortet eine andere Anforderung: Sie hat sich seither geändert oder wurde neu gestellt.</translation>
    </message>
    <message>
        <source>This text was used before: each counts once.</source>
        <translation>Dieser Text wurde schon verwendet: Jeder gilt nur einmal.</translation>
    </message>
    <message>
        <source>You asked for this rotation yourself; this environment&apos;s policy wants two others to approve.</source>
        <translation>Sie haben diese Rotation selbst angefordert; die Richtlinie dieser Umgebung verlangt die Genehmigung zweier anderer.</translation>
    </message>
    <message>
        <source>The six words are not those of this request: what you see may not be what was asked for. Call back.</source>
        <translation>Die sechs Wörter sind nicht die dieser Anforderung: Was Sie sehen, ist vielleicht nicht das Angeforderte. Rufen Sie zurück.</translation>
    </message>
    <message>
        <source>The director&apos;s session in this answer has ended.</source>
        <translation>Die Sitzung des Direktors in dieser Antwort ist beendet.</translation>
    </message>
    <message>
        <source>Architecture &amp; Deployment</source>
        <translation>Architektur &amp; Deployment</translation>
    </message>
    <message>
        <source>Reliability &amp; Observability</source>
        <translation>Zuverlässigkeit &amp; Beobachtbarkeit</translation>
    </message>
    <message>
        <source>Security &amp; Compliance</source>
        <translation>Sicherheit &amp; Compliance</translation>
    </message>
    <message>
        <source>Testing &amp; Release Engineering</source>
        <translation>Tests &amp; Release-Engineering</translation>
    </message>
    <message>
        <source>Data Integrity &amp; Backup</source>
        <translation>Datenintegrität &amp; Backup</translation>
    </message>
    <message>
        <source>API &amp; Integration Consistency</source>
        <translation>API- &amp; Integrationskonsistenz</translation>
    </message>
    <message>
        <source>ML &amp; Simulation Logic</source>
        <translation>ML- &amp; Simulationslogik</translation>
    </message>
    <message>
        <source>Account Isolation &amp; Governance</source>
        <translation>Kontentrennung &amp; Governance</translation>
    </message>
    <message>
        <source>UI Integration &amp; Frontend Connectivity</source>
        <translation>UI-Integration &amp; Frontend-Anbindung</translation>
    </message>
    <message>
        <source>the line is not a record</source>
        <translation>die Zeile ist kein Eintrag</translation>
    </message>
    <message>
        <source>a field of the record has the wrong type</source>
        <translation>ein Feld des Eintrags hat den falschen Typ</translation>
    </message>
    <message>
        <source>the record was changed after it was written</source>
        <translation>der Eintrag wurde nach dem Schreiben geändert</translation>
    </message>
    <message>
        <source>a field of the record has an impossible value</source>
        <translation>ein Feld des Eintrags hat einen unmöglichen Wert</translation>
    </message>
    <message>
        <source>chain BROKEN</source>
        <translation>Kette GEBROCHEN</translation>
    </message>
    <message>
        <source>chain intact; end and authorship not provable{because}</source>
        <translation>Kette intakt; Ende und Urheberschaft nicht nachweisbar{because}</translation>
    </message>
    <message>
        <source> from record {signed_from} on</source>
        <translation> ab Eintrag {signed_from}</translation>
    </message>
    <message>
        <source>chain intact; authorship NOT proven of every record{start}</source>
        <translation>Kette intakt; Urheberschaft NICHT für jeden Eintrag nachgewiesen{start}</translation>
    </message>
    <message>
        <source>chain intact; authorship proven{start}; end not provable</source>
        <translation>Kette intakt; Urheberschaft nachgewiesen{start}; Ende nicht nachweisbar</translation>
    </message>
    <message>
        <source>chain intact; end and authorship proven{start}</source>
        <translation>Kette intakt; Ende und Urheberschaft nachgewiesen{start}</translation>
    </message>
    <message>
        <source>the last record is incomplete ({torn} bytes): a write was cut off</source>
        <translation>der letzte Eintrag ist unvollständig ({torn} Bytes): Ein Schreibvorgang wurde abgeschnitten</translation>
    </message>
    <message>
        <source>the record does not follow from the one before it: one of the two was rewritten</source>
        <translation>der Eintrag folgt nicht aus dem vorigen: Einer der beiden wurde umgeschrieben</translation>
    </message>
    <message>
        <source>{span} before record {sequence}: removed</source>
        <translation>{span} vor Eintrag {sequence}: entfernt</translation>
    </message>
    <message>
        <source>record {sequence} stands where {expected} belongs: records were moved or added</source>
        <translation>Eintrag {sequence} steht, wo {expected} hingehört: Einträge wurden verschoben oder hinzugefügt</translation>
    </message>
    <message>
        <source>record {first} is missing</source>
        <translation>Eintrag {first} fehlt</translation>
    </message>
    <message>
        <source>records {first} to {last} are missing</source>
        <translation>Einträge {first} bis {last} fehlen</translation>
    </message>
    <message>
        <source>{records} of the environment {others}, not of {name}</source>
        <translation>{records} aus der Umgebung {others}, nicht aus {name}</translation>
    </message>
    <message>
        <source>not signed: written while the keyring was out of reach, or by somebody without the key</source>
        <translation>nicht signiert: geschrieben, während der Schlüsselbund nicht erreichbar war, oder von jemandem ohne den Schlüssel</translation>
    </message>
    <message>
        <source>signed with a key that is not this journal&apos;s</source>
        <translation>mit einem Schlüssel signiert, der nicht zu diesem Journal gehört</translation>
    </message>
    <message>
        <source>not written by who holds the key: the signature does not match</source>
        <translation>nicht vom Inhaber des Schlüssels geschrieben: Die Signatur passt nicht</translation>
    </message>
    <message>
        <source>record {first} is</source>
        <translation>Eintrag {first} ist</translation>
    </message>
    <message>
        <source>records {first} to {last} are</source>
        <translation>Einträge {first} bis {last} sind</translation>
    </message>
    <message>
        <source>the journal ends at record {last}, but record {count} had been written: the end was cut off</source>
        <translation>das Journal endet bei Eintrag {last}, aber Eintrag {count} war geschrieben: Das Ende wurde abgeschnitten</translation>
    </message>
    <message>
        <source>record {count} is not the one that was written last then: the end was cut off or replaced</source>
        <translation>Eintrag {count} ist nicht der damals zuletzt geschriebene: Das Ende wurde abgeschnitten oder ersetzt</translation>
    </message>
    <message>
        <source>{probe_id} is {waiver}</source>
        <translation>{probe_id} ist {waiver}</translation>
    </message>
    <message>
        <source>{probe_id} is not waived any more.</source>
        <translation>{probe_id} ist nicht mehr ausgenommen.</translation>
    </message>
    <message>
        <source>Voted GO for {area}</source>
        <translation>GO abgegeben für {area}</translation>
    </message>
    <message>
        <source>Done today: {duty}</source>
        <translation>Heute erledigt: {duty}</translation>
    </message>
    <message>
        <source>met</source>
        <translation>erfüllt</translation>
    </message>
    <message>
        <source>met or not: the limit lies inside a bucket</source>
        <translation>erfüllt oder nicht: Die Grenze liegt in einem Bucket</translation>
    </message>
    <message>
        <source>not known: not watched for long enough</source>
        <translation>nicht bekannt, da nicht lange genug beobachtet</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>nicht erfüllt</translation>
    </message>
    <message>
        <source>over {window}</source>
        <translation>über {window}</translation>
    </message>
    <message>
        <source>since the services began</source>
        <translation>seit Start der Dienste</translation>
    </message>
    <message>
        <source># budget left {over}</source>
        <translation># Restbudget {over}</translation>
    </message>
    <message>
        <source># burn rate over {window}</source>
        <translation># Verbrauchsrate über {window}</translation>
    </message>
    <message>
        <source>Prometheus is being asked.</source>
        <translation>Prometheus wird abgefragt.</translation>
    </message>
    <message>
        <source>Prometheus has no samples of this histogram.</source>
        <translation>Prometheus hat keine Messwerte dieses Histogramms.</translation>
    </message>
    <message>
        <source>The sources disagree: over {over} Prometheus says {server}, this desk&apos;s own scrapes say {desk}.</source>
        <translation>Die Quellen widersprechen sich: Über {over} sind es laut Prometheus {server}, laut eigenen Abrufen dieses Arbeitsplatzes {desk}.</translation>
    </message>
    <message>
        <source> This desk&apos;s own scrapes are compared with it.</source>
        <translation> Die eigenen Abrufe dieses Arbeitsplatzes werden damit verglichen.</translation>
    </message>
    <message>
        <source>From Prometheus.{compared}{more}</source>
        <translation>Von Prometheus.{compared}{more}</translation>
    </message>
    <message>
        <source>From this desk&apos;s own scrapes: {why}</source>
        <translation>Aus eigenen Abrufen dieses Arbeitsplatzes: {why}</translation>
    </message>
    <message>
        <source>From this desk&apos;s own scrapes.</source>
        <translation>Aus eigenen Abrufen dieses Arbeitsplatzes.</translation>
    </message>
    <message>
        <source>From this desk&apos;s own scrapes: {failure} It is asked again, less and less often.</source>
        <translation>Aus eigenen Abrufen dieses Arbeitsplatzes: {failure} Es wird erneut abgefragt, immer seltener.</translation>
    </message>
    <message>
        <source>the time since start</source>
        <translation>die Zeit seit dem Start</translation>
    </message>
    <message>
        <source>Nothing is known over {over}: {why}</source>
        <translation>Nicht bekannt über {over}: {why}</translation>
    </message>
    <message>
        <source>there were no events</source>
        <translation>keine Ereignisse</translation>
    </message>
    <message>
        <source>{burn} of {events:,.0f} events</source>
        <translation>{burn} bei {events:,.0f} Ereignissen</translation>
    </message>
    <message>
        <source>The newest samples of Prometheus are {age} old.</source>
        <translation>Die neuesten Messwerte von Prometheus sind {age} alt.</translation>
    </message>
    <message>
        <source>This environment names no {service} service.</source>
        <translation>Diese Umgebung nennt keinen Dienst {service}.</translation>
    </message>
    <message>
        <source>Name it in environments.toml if the platform runs one.</source>
        <translation>Nennen Sie ihn in environments.toml, wenn die Plattform einen betreibt.</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>Niemand ist angemeldet.</translation>
    </message>
    <message>
        <source>Sign in: the platform shows a session its own account.</source>
        <translation>Melden Sie sich an: Die Plattform zeigt einer Sitzung ihr eigenes Konto.</translation>
    </message>
    <message>
        <source>{account} is no account of this environment.</source>
        <translation>{account} ist kein Konto dieser Umgebung.</translation>
    </message>
    <message>
        <source>Name it among the accounts in environments.toml.</source>
        <translation>Nennen Sie es unter den Konten in environments.toml.</translation>
    </message>
    <message>
        <source>It has not been read yet.</source>
        <translation>Es wurde noch nicht gelesen.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Sign in as {email}</source>
        <translation>Als {email} anmelden</translation>
    </message>
    <message>
        <source>Renew the session of {email}</source>
        <translation>Sitzung von {email} erneuern</translation>
    </message>
    <message>
        <source>Lock this console</source>
        <translation>Diese Konsole sperren</translation>
    </message>
    <message>
        <source>Unlock this console as {email}</source>
        <translation>Diese Konsole als {email} entsperren</translation>
    </message>
    <message>
        <source>Load the review {name}</source>
        <translation>Review {name} laden</translation>
    </message>
    <message>
        <source>Enter safe mode: {reason}</source>
        <translation>In den Sicherheitsmodus wechseln: {reason}</translation>
    </message>
    <message>
        <source>Enter simulation for {account}: {reason}</source>
        <translation>Für {account} in Simulation wechseln: {reason}</translation>
    </message>
    <message>
        <source>Leave simulation for {account}: {reason}</source>
        <translation>Simulation für {account} verlassen: {reason}</translation>
    </message>
    <message>
        <source>Leave safe mode: {reason}</source>
        <translation>Sicherheitsmodus verlassen: {reason}</translation>
    </message>
    <message>
        <source>Waive {probe_id} until {until:%Y-%m-%d %H:%M} UTC: {reason}</source>
        <translation>{probe_id} ausnehmen bis {until:%d.%m.%Y %H:%M} UTC: {reason}</translation>
    </message>
    <message>
        <source>Withdraw the waiver of {probe_id}</source>
        <translation>Ausnahme von {probe_id} zurückziehen</translation>
    </message>
    <message>
        <source>Vote GO for {area}</source>
        <translation>GO für {area} abgeben</translation>
    </message>
    <message>
        <source>Record that the duty {duty_id} was done</source>
        <translation>Pflicht {duty_id} als erledigt eintragen</translation>
    </message>
    <message>
        <source>Rotate the Kraken key of {account}</source>
        <translation>Kraken-Schlüssel von {account} rotieren</translation>
    </message>
    <message>
        <source>Make the OMS read the key of {account} again</source>
        <translation>OMS den Schlüssel von {account} neu lesen lassen</translation>
    </message>
    <message>
        <source>{service} is not in {other}</source>
        <translation>{service} fehlt in {other}</translation>
    </message>
    <message>
        <source>{service} is in {other} only</source>
        <translation>{service} gibt es nur in {other}</translation>
    </message>
    <message>
        <source>{service} is {here} here and {there} in {other}</source>
        <translation>{service} ist hier {here} und in {other} {there}</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>ohne Variante</translation>
    </message>
    <message>
        <source>the accounts differ by {accounts}</source>
        <translation>die Konten unterscheiden sich um {accounts}</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>objective</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Prometheus, asked in PromQL</source>
        <translation>Prometheus, abgefragt in PromQL</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>is missing: plots are tables named [plot.NAME]</source>
        <translation>fehlt: Diagramme sind Tabellen namens [plot.NAME]</translation>
    </message>
    <message>
        <source>has {count} plots; a dashboard has at most {most}</source>
        <translation>hat {count} Diagramme; ein Dashboard hat höchstens {most}</translation>
    </message>
    <message>
        <source>must be a table</source>
        <translation>muss eine Tabelle sein</translation>
    </message>
    <message>
        <source>is unknown; known keys are {known}</source>
        <translation>ist unbekannt; bekannte Schlüssel sind {known}</translation>
    </message>
    <message>
        <source>must be {kind}</source>
        <translation>muss {kind} sein</translation>
    </message>
    <message>
        <source>must be a text</source>
        <translation>muss ein Text sein</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>must be a number</source>
        <translation>muss eine Zahl sein</translation>
    </message>
    <message>
        <source>must be one of {words}</source>
        <translation>muss eines von {words} sein</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>eine Tabelle</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>stands beside lines: a plot asks either a server or the scraped series</source>
        <translation>steht neben lines: Ein Diagramm fragt entweder einen Server oder die abgerufenen Zeitreihen</translation>
    </message>
    <message>
        <source>is missing: a plot draws at least one line</source>
        <translation>fehlt: Ein Diagramm zeichnet mindestens eine Linie</translation>
    </message>
    <message>
        <source>has a mistake: {error}</source>
        <translation>hat einen Fehler: {error}</translation>
    </message>
    <message>
        <source>is wrong: {error}</source>
        <translation>ist falsch: {error}</translation>
    </message>
    <message>
        <source>must hold texts</source>
        <translation>muss Texte enthalten</translation>
    </message>
    <message>
        <source>It does not stand in the way of GO.</source>
        <translation>Die Prüfung steht GO nicht im Weg.</translation>
    </message>
    <message>
        <source>armed before anything was staged: a false alarm, nothing is measured</source>
        <translation>scharfgeschaltet, bevor etwas inszeniert war: Fehlalarm, nichts wird gemessen</translation>
    </message>
    <message>
        <source>not fired within {minutes:.0f} min of the start</source>
        <translation>nicht innerhalb von {minutes:.0f} min nach dem Start ausgelöst</translation>
    </message>
    <message>
        <source>stopped by hand before the kill was fired</source>
        <translation>von Hand gestoppt, bevor der Kill ausgelöst wurde</translation>
    </message>
    <message>
        <source>the incident was {account}&apos;s, the kill stopped {others}</source>
        <translation>der Vorfall betraf {account}, der Kill hielt {others} an</translation>
    </message>
    <message>
        <source>the kill was lost from this console&apos;s memory</source>
        <translation>der Kill ging aus dem Speicher dieser Konsole verloren</translation>
    </message>
    <message>
        <source>A drill fires a real kill, so it exists only in a sandbox that this run of the console started and that proved it. {name} is not one.</source>
        <translation>Eine Übung löst einen echten Kill aus; es gibt sie daher nur in einer Sandbox, die dieser Lauf der Konsole gestartet hat und die das nachgewiesen hat. {name} ist keine solche.</translation>
    </message>
    <message>
        <source>This sandbox names no kill-switch service.</source>
        <translation>Diese Sandbox nennt keinen Kill-Switch-Dienst.</translation>
    </message>
    <message>
        <source>Sign in first: without a session the kill would only be refused.</source>
        <translation>Melden Sie sich zuerst an: Ohne Sitzung würde der Kill nur abgelehnt.</translation>
    </message>
    <message>
        <source>A kill is armed: disarm or fire it first.</source>
        <translation>Ein Kill ist scharf: Entschärfen Sie ihn zuerst, oder lösen Sie ihn aus.</translation>
    </message>
    <message>
        <source>a sandbox of this console&apos;s own; no platform was touched</source>
        <translation>eine eigene Sandbox dieser Konsole; keine Plattform wurde berührt</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Vorfall</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Staged</source>
        <translation>Inszeniert</translation>
    </message>
    <message>
        <source>Armed</source>
        <translation>Scharfgeschaltet</translation>
    </message>
    <message>
        <source>Fired</source>
        <translation>Ausgelöst</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Detection</source>
        <translation>Erkennung</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Keystrokes</source>
        <translation>Tastendrücke</translation>
    </message>
    <message>
        <source>Clicks</source>
        <translation>Klicks</translation>
    </message>
    <message>
        <source>Disarmed</source>
        <translation>Entschärft</translation>
    </message>
    <message>
        <source>{disarms} times</source>
        <translation>{disarms}-mal</translation>
    </message>
    <message>
        <source># Kill drill, {account}, {moment}</source>
        <translation># Kill-Übung, {account}, {moment}</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messgröße</translation>
    </message>
    <message>
        <source>## Rungs, against {objective_s:.0f} s from the fire</source>
        <translation>## Stufen, gemessen an {objective_s:.0f} s ab dem Auslösen</translation>
    </message>
    <message>
        <source>Rung</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Seen after</source>
        <translation>Gesehen nach</translation>
    </message>
    <message>
        <source>## All drills of this workstation</source>
        <translation>## Alle Übungen dieses Arbeitsplatzrechners</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Drills</source>
        <translation>Übungen</translation>
    </message>
    <message>
        <source>{done} done, {met} within the objective, {aborted} aborted</source>
        <translation>{done} abgeschlossen, {met} innerhalb des Ziels, {aborted} abgebrochen</translation>
    </message>
    <message>
        <source>The journal of this workstation holds this drill as a record of kind &quot;{kind}&quot; with the identity {drill_id}; `aether-console journal verify` tells whether it is unchanged.</source>
        <translation>Das Journal dieses Arbeitsplatzrechners enthält diese Übung als Eintrag der Art „{kind}“ mit der Identität {drill_id}; `aether-console journal verify` sagt, ob er unverändert ist.</translation>
    </message>
    <message>
        <source>{at:%Y-%m-%d %H:%M:%S} UTC</source>
        <translation>{at:%d.%m.%Y %H:%M:%S} UTC</translation>
    </message>
    <message>
        <source>Daily loss cap breached</source>
        <translation>Tagesverlustgrenze verletzt</translation>
    </message>
    <message>
        <source>ABORTED</source>
        <translation>ABGEBROCHEN</translation>
    </message>
    <message>
        <source>NOT PROVEN</source>
        <translation>NICHT NACHGEWIESEN</translation>
    </message>
    <message>
        <source>MET</source>
        <translation>ERFÜLLT</translation>
    </message>
    <message>
        <source>NOT MET</source>
        <translation>NICHT ERFÜLLT</translation>
    </message>
    <message>
        <source>GET /metrics of risk: {gauge}</source>
        <translation>GET /metrics von risk: {gauge}</translation>
    </message>
    <message>
        <source>the daily loss cap is not known</source>
        <translation>die Tagesverlustgrenze ist nicht bekannt</translation>
    </message>
    <message>
        <source>the daily loss cap is {money}</source>
        <translation>die Tagesverlustgrenze ist {money}</translation>
    </message>
    <message>
        <source>{money} today; {cap}</source>
        <translation>{money} heute; {cap}</translation>
    </message>
    <message>
        <source>No result: {why}.</source>
        <translation>Kein Ergebnis: {why}.</translation>
    </message>
    <message>
        <source>{word} within the objective of {objective_s:.0f} s.</source>
        <translation>{word} innerhalb des Ziels von {objective_s:.0f} s.</translation>
    </message>
    <message>
        <source> Not seen: {missing}.</source>
        <translation> Nicht gesehen: {missing}.</translation>
    </message>
    <message>
        <source>{word}, but ended early: whether {objective_s:.0f} s would have been enough is not known.{unseen}</source>
        <translation>{word}, aber vorzeitig beendet: Ob {objective_s:.0f} s gereicht hätten, ist nicht bekannt.{unseen}</translation>
    </message>
    <message>
        <source>{word}: the objective of {objective_s:.0f} s was not met.{unseen}</source>
        <translation>{word}: Das Ziel von {objective_s:.0f} s wurde nicht erfüllt.{unseen}</translation>
    </message>
    <message>
        <source>detected after {detection}, decided in {decision}</source>
        <translation>erkannt nach {detection}, entschieden in {decision}</translation>
    </message>
    <message>
        <source>late</source>
        <translation>zu spät</translation>
    </message>
    <message>
        <source>within the objective</source>
        <translation>innerhalb des Ziels</translation>
    </message>
    <message>
        <source>not seen yet</source>
        <translation>noch nicht gesehen</translation>
    </message>
    <message>
        <source>not seen in {watched_s:.0f} s</source>
        <translation>in {watched_s:.0f} s nicht gesehen</translation>
    </message>
    <message>
        <source>Disaster recovery drill</source>
        <translation>Wiederherstellungsübung</translation>
    </message>
    <message>
        <source>Restore every store from its backup and keep the record.</source>
        <translation>Stellen Sie jeden Speicher aus seinem Backup wieder her und bewahren Sie das Protokoll auf.</translation>
    </message>
    <message>
        <source>Rotation of the Kraken API keys</source>
        <translation>Rotation der Kraken-Schlüssel</translation>
    </message>
    <message>
        <source>Rotate each account&apos;s key with two directors.</source>
        <translation>Rotieren Sie den Schlüssel jedes Kontos mit zwei Direktoren.</translation>
    </message>
    <message>
        <source>Review of the service level objectives</source>
        <translation>Review der SLOs</translation>
    </message>
    <message>
        <source>Look at every objective&apos;s month and budget.</source>
        <translation>Sehen Sie sich zu jedem Ziel Monat und Budget an.</translation>
    </message>
    <message>
        <source>its record is of {modified_at:%Y-%m-%d}, {mark}</source>
        <translation>das Protokoll ist vom {modified_at:%d.%m.%Y}, {mark}</translation>
    </message>
    <message>
        <source>{account}: {words}, not read since</source>
        <translation>{account}: {words}, seither nicht gelesen</translation>
    </message>
    <message>
        <source>{account}: rotated on {last_rotated_at:%Y-%m-%d}</source>
        <translation>{account}: rotiert am {last_rotated_at:%d.%m.%Y}</translation>
    </message>
    <message>
        <source>nobody has recorded it here</source>
        <translation>hier hat es niemand eingetragen</translation>
    </message>
    <message>
        <source>done on {at:%Y-%m-%d} by {who}</source>
        <translation>erledigt am {at:%d.%m.%Y} von {who}</translation>
    </message>
    <message>
        <source>Sign-in (admin API)</source>
        <translation>Anmeldung (Admin-API)</translation>
    </message>
    <message>
        <source>Kill switch</source>
        <translation>Kill-Switch</translation>
    </message>
    <message>
        <source>Simulation mode</source>
        <translation>Simulationsmodus</translation>
    </message>
    <message>
        <source>Safe mode</source>
        <translation>Sicherheitsmodus</translation>
    </message>
    <message>
        <source>Kraken keys</source>
        <translation>Kraken-Schlüssel</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>Risk engine</source>
        <translation>Risk-Engine</translation>
    </message>
    <message>
        <source>Portfolio risk</source>
        <translation>Portfoliorisiko</translation>
    </message>
    <message>
        <source>Portfolio</source>
        <translation>Portfolio</translation>
    </message>
    <message>
        <source>Human review</source>
        <translation>Menschliche Prüfung</translation>
    </message>
    <message>
        <source>Watchdog</source>
        <translation>Watchdog</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>Übersteuerung</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Staging</source>
        <translation>Staging</translation>
    </message>
    <message>
        <source>Sandbox (a label, no more)</source>
        <translation>Sandbox (nur ein Etikett)</translation>
    </message>
    <message>
        <source>Give the environment a name, such as staging.</source>
        <translation>Geben Sie der Umgebung einen Namen, etwa staging.</translation>
    </message>
    <message>
        <source>A name is made of letters, digits, dots, dashes and spaces, at most 64 of them; it names files too.</source>
        <translation>Ein Name besteht aus Buchstaben, Ziffern, Punkten, Strichen und Leerzeichen, höchstens 64; auch Dateien heißen so.</translation>
    </message>
    <message>
        <source>There is an environment {name} already.</source>
        <translation>Es gibt schon eine Umgebung {name}.</translation>
    </message>
    <message>
        <source>Name at least one trading account, such as company; commas between them.</source>
        <translation>Nennen Sie mindestens ein Handelskonto, etwa company; mehrere durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Account names are printable ASCII: they travel in a header.</source>
        <translation>Kontonamen sind druckbares ASCII: Sie werden in einem Header übertragen.</translation>
    </message>
    <message>
        <source>An account is named twice.</source>
        <translation>Ein Konto ist doppelt genannt.</translation>
    </message>
    <message>
        <source>There is no such zone; write for example Europe/London or UTC.</source>
        <translation>Diese Zeitzone gibt es nicht; schreiben Sie zum Beispiel Europe/London oder UTC.</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>increase</source>
        <translation>Zunahme</translation>
    </message>
    <message>
        <source>age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>min</source>
        <comment>an aggregation</comment>
        <translation>Min</translation>
    </message>
    <message>
        <source>max</source>
        <comment>an aggregation</comment>
        <translation>Max</translation>
    </message>
    <message>
        <source>{asked} of {metric}</source>
        <translation>{asked} von {metric}</translation>
    </message>
    <message>
        <source>over {age}</source>
        <translation>über {age}</translation>
    </message>
    <message>
        <source>by {apart}</source>
        <translation>nach {apart}</translation>
    </message>
    <message>
        <source>{most} of {count} lines are drawn, those with the largest values: choose values of labels, or sum them, to see the others.</source>
        <translation>{most} von {count} Linien sind gezeichnet, die mit den größten Werten: Wählen Sie Werte von Labels oder summieren Sie, um die anderen zu sehen.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Nothing happened.</source>
        <translation>Es ist nichts geschehen.</translation>
    </message>
    <message>
        <source>It may have happened: read back before acting again.</source>
        <translation>Es kann geschehen sein: zurücklesen, bevor erneut gehandelt wird.</translation>
    </message>
    <message>
        <source>Check the VPN or port-forward, then whether the service runs.</source>
        <translation>Prüfen Sie zuerst VPN oder Port-Forward, dann, ob der Dienst läuft.</translation>
    </message>
    <message>
        <source>Ask the platform&apos;s on-call to look at the service&apos;s log.</source>
        <translation>Bitten Sie den Bereitschaftsdienst der Plattform, das Protokoll des Dienstes anzusehen.</translation>
    </message>
    <message>
        <source>{service} refuses connections.</source>
        <translation>{service} lehnt Verbindungen ab.</translation>
    </message>
    <message>
        <source>Check that the service runs and listens on this port.</source>
        <translation>Prüfen Sie, ob der Dienst läuft und auf diesem Port lauscht.</translation>
    </message>
    <message>
        <source>The name of {service} cannot be resolved.</source>
        <translation>Der Name von {service} lässt sich nicht auflösen.</translation>
    </message>
    <message>
        <source>Check the address in environments.toml and the VPN.</source>
        <translation>Prüfen Sie die Adresse in environments.toml und das VPN.</translation>
    </message>
    <message>
        <source>The certificate of {service} has expired.</source>
        <translation>Das Zertifikat von {service} ist abgelaufen.</translation>
    </message>
    <message>
        <source>Renew the certificate; check this workstation&apos;s date first.</source>
        <translation>Erneuern Sie das Zertifikat; prüfen Sie zuerst das Datum dieses Arbeitsplatzrechners.</translation>
    </message>
    <message>
        <source>The certificate of {service} is not signed by an authority this workstation trusts.</source>
        <translation>Das Zertifikat von {service} ist von keiner Stelle signiert, der dieser Arbeitsplatzrechner vertraut.</translation>
    </message>
    <message>
        <source>Name the authority&apos;s file as ca_file in environments.toml, or find out who answers there.</source>
        <translation>Nennen Sie die Datei der Stelle als ca_file in environments.toml oder klären Sie, wer dort antwortet.</translation>
    </message>
    <message>
        <source>The certificate of {service} is for another name.</source>
        <translation>Das Zertifikat von {service} gilt für einen anderen Namen.</translation>
    </message>
    <message>
        <source>Check the address in environments.toml; if it is right, do not trust what answers there.</source>
        <translation>Prüfen Sie die Adresse in environments.toml; stimmt sie, vertrauen Sie nicht, was dort antwortet.</translation>
    </message>
    <message>
        <source>No TLS connection to {service} can be made.</source>
        <translation>Zu {service} kommt keine TLS-Verbindung zustande.</translation>
    </message>
    <message>
        <source>Check that the port speaks TLS 1.2 or newer and whether it wants a client certificate.</source>
        <translation>Prüfen Sie, ob der Port TLS 1.2 oder neuer spricht und ein Client-Zertifikat verlangt.</translation>
    </message>
    <message>
        <source>{service} does not take connections in time.</source>
        <translation>{service} nimmt Verbindungen nicht rechtzeitig an.</translation>
    </message>
    <message>
        <source>All connections to {service} are in use.</source>
        <translation>Alle Verbindungen zu {service} sind belegt.</translation>
    </message>
    <message>
        <source>Wait for the running requests; if it lasts, the service hangs.</source>
        <translation>Warten Sie auf die laufenden Anfragen; dauert es an, hängt der Dienst.</translation>
    </message>
    <message>
        <source>{service} took the request and did not answer in time.</source>
        <translation>{service} nahm die Anfrage an und antwortete nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>{service} did not take the whole request in time.</source>
        <translation>{service} nahm die Anfrage nicht rechtzeitig vollständig an.</translation>
    </message>
    <message>
        <source>{service} closed the connection without a whole answer.</source>
        <translation>{service} schloss die Verbindung ohne vollständige Antwort.</translation>
    </message>
    <message>
        <source>The answer of {service} holds native histograms, which this console does not draw.</source>
        <translation>Die Antwort von {service} enthält native Histogramme, die diese Konsole nicht zeichnet.</translation>
    </message>
    <message>
        <source>Ask for a number made of them, by histogram_quantile(), histogram_count() or histogram_sum().</source>
        <translation>Fragen Sie nach einer Zahl daraus, mit histogram_quantile(), histogram_count() oder histogram_sum().</translation>
    </message>
    <message>
        <source>The expression gives {service} no numbers of one moment, but a text or a whole range.</source>
        <translation>Der Ausdruck ergibt bei {service} keine Zahlen eines Zeitpunkts, sondern einen Text oder einen ganzen Bereich.</translation>
    </message>
    <message>
        <source>Ask for a vector or a scalar: of a range, for example by rate().</source>
        <translation>Fragen Sie nach einem Vektor oder Skalar: aus einem Bereich zum Beispiel mit rate().</translation>
    </message>
    <message>
        <source>{service} did not answer the question for a range with series of numbers.</source>
        <translation>{service} beantwortete die Frage nach einem Bereich nicht mit Zahlenreihen.</translation>
    </message>
    <message>
        <source>Compare the service&apos;s version with the console&apos;s: one of them has moved.</source>
        <translation>Vergleichen Sie die Version des Dienstes mit der der Konsole: Eine von beiden ist weiter.</translation>
    </message>
    <message>
        <source>{service} gave points that are repeated, out of order or outside of the time that was asked for.</source>
        <translation>{service} lieferte Punkte, die doppelt, ungeordnet oder außerhalb der abgefragten Zeit sind.</translation>
    </message>
    <message>
        <source>Do not trust its answers before whoever runs it has looked into this.</source>
        <translation>Vertrauen Sie seinen Antworten nicht, bevor der Betreiber das geprüft hat.</translation>
    </message>
    <message>
        <source>The answer of {service} is too long to be read.</source>
        <translation>Die Antwort von {service} ist zu lang, um gelesen zu werden.</translation>
    </message>
    <message>
        <source>Ask for less where that can be chosen: fewer series, a shorter time, longer steps.</source>
        <translation>Fragen Sie weniger ab, wo das wählbar ist: weniger Zeitreihen, kürzere Zeit, größere Schritte.</translation>
    </message>
    <message>
        <source>{service} compressed its answer, though it was asked not to.</source>
        <translation>{service} hat die Antwort komprimiert, obwohl darum gebeten war, das nicht zu tun.</translation>
    </message>
    <message>
        <source>Look for a proxy before it that compresses whatever it is told.</source>
        <translation>Suchen Sie nach einem Proxy davor, der entgegen der Anweisung komprimiert.</translation>
    </message>
    <message>
        <source>{service} cannot be reached.</source>
        <translation>{service} ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>{service} gave no answer.</source>
        <translation>{service} hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>{service} does not accept the session{said}.</source>
        <translation>{service} akzeptiert die Sitzung nicht{said}.</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>Melden Sie sich erneut an.</translation>
    </message>
    <message>
        <source>{service} does not allow this to the signed-in account{said}.</source>
        <translation>{service} erlaubt dies dem angemeldeten Konto nicht{said}.</translation>
    </message>
    <message>
        <source>Use an account on the platform&apos;s allowlist, or ask its owner to add this one.</source>
        <translation>Verwenden Sie ein Konto auf der Allowlist der Plattform, oder bitten Sie deren Betreiber, dieses aufzunehmen.</translation>
    </message>
    <message>
        <source>{service} refused the request (HTTP {status}){said}.</source>
        <translation>{service} hat die Anfrage abgelehnt (HTTP {status}){said}.</translation>
    </message>
    <message>
        <source>Correct what the answer names.</source>
        <translation>Korrigieren Sie, was die Antwort nennt.</translation>
    </message>
    <message>
        <source>{service} asks to be called later.</source>
        <translation>{service} bittet um einen späteren Aufruf.</translation>
    </message>
    <message>
        <source>Try again {after}.</source>
        <translation>Versuchen Sie es {after} erneut.</translation>
    </message>
    <message>
        <source>{service} is draining and takes no more work.</source>
        <translation>{service} leert sich und nimmt keine Arbeit mehr an.</translation>
    </message>
    <message>
        <source>There is no undrain: the service must be restarted by its owner.</source>
        <translation>Das Leeren lässt sich nicht zurücknehmen: Der Betreiber muss den Dienst neu starten.</translation>
    </message>
    <message>
        <source>{service} is not wired{said}.</source>
        <translation>{service} ist nicht angebunden{said}.</translation>
    </message>
    <message>
        <source>Give the service its session store (SESSION_REDIS_URL) and both allowlists, then restart it.</source>
        <translation>Geben Sie dem Dienst seinen Sitzungsspeicher (SESSION_REDIS_URL) und beide Allowlists, und starten Sie ihn dann neu.</translation>
    </message>
    <message>
        <source>{service} failed (HTTP {status}){said}.</source>
        <translation>{service} ist fehlgeschlagen (HTTP {status}){said}.</translation>
    </message>
    <message>
        <source>{service} answered in an unexpected form{where}.</source>
        <translation>{service} antwortete in unerwarteter Form{where}.</translation>
    </message>
    <message>
        <source>This environment has no address for {service}.</source>
        <translation>Diese Umgebung hat keine Adresse für {service}.</translation>
    </message>
    <message>
        <source>Add the service to environments.toml if the platform runs it.</source>
        <translation>Tragen Sie den Dienst in environments.toml ein, wenn die Plattform ihn betreibt.</translation>
    </message>
    <message>
        <source>The console itself failed ({reason}).</source>
        <translation>Die Konsole selbst ist fehlgeschlagen ({reason}).</translation>
    </message>
    <message>
        <source>Open the log and report it; the console goes on.</source>
        <translation>Öffnen Sie das Protokoll und melden Sie den Fehler; die Konsole läuft weiter.</translation>
    </message>
    <message>
        <source>the service</source>
        <comment>in place of its name</comment>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>: &quot;{detail}&quot;</source>
        <translation>: „{detail}“</translation>
    </message>
    <message>
        <source> at {path}</source>
        <translation> bei {path}</translation>
    </message>
    <message>
        <source>The e-mail address or the password is wrong.</source>
        <translation>Die E-Mail-Adresse oder das Passwort ist falsch.</translation>
    </message>
    <message>
        <source>This account may only sign in from its registered address. Set client_ip in environments.toml to it.</source>
        <translation>Dieses Konto darf sich nur von seiner registrierten Adresse anmelden. Setzen Sie client_ip in environments.toml darauf.</translation>
    </message>
    <message>
        <source>The password was right; the code was not accepted. Wait for the next code, and check this workstation&apos;s clock.</source>
        <translation>Das Passwort war richtig; der Code wurde nicht angenommen. Warten Sie auf den nächsten Code und prüfen Sie die Uhr dieses Arbeitsplatzrechners.</translation>
    </message>
    <message>
        <source>The platform does not accept this e-mail address or code as written: check both for typing errors.</source>
        <translation>Die Plattform akzeptiert diese E-Mail-Adresse oder diesen Code so nicht: Prüfen Sie beide auf Tippfehler.</translation>
    </message>
    <message>
        <source>{what} You can try again safely.</source>
        <translation>{what} Sie können es gefahrlos erneut versuchen.</translation>
    </message>
    <message>
        <source>in a moment</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>in {seconds} s</source>
        <translation>in {seconds} s</translation>
    </message>
    <message>
        <source>kill_switch_state is 1 and this request was accepted</source>
        <translation>kill_switch_state ist 1 und diese Anforderung wurde angenommen</translation>
    </message>
    <message>
        <source>kill_switch_state rose from 0 to 1 after this request</source>
        <translation>kill_switch_state stieg nach dieser Anforderung von 0 auf 1</translation>
    </message>
    <message>
        <source>kill_switch_state was 1 before this request: it shows an earlier halt</source>
        <translation>kill_switch_state war schon vor dieser Anforderung 1: Das zeigt einen früheren Halt</translation>
    </message>
    <message>
        <source>kill_switch_state appeared as 1 after this request, without a series before</source>
        <translation>kill_switch_state erschien nach dieser Anforderung mit 1, vorher gab es keine Zeitreihe</translation>
    </message>
    <message>
        <source>kill_switch_state is 1; what it was before this request was not read</source>
        <translation>kill_switch_state ist 1; der Wert vor dieser Anforderung wurde nicht gelesen</translation>
    </message>
    <message>
        <source>no kill_switch_state series: never engaged, or the kill service restarted</source>
        <translation>keine Zeitreihe kill_switch_state: nie ausgelöst, oder der Kill-Dienst wurde neu gestartet</translation>
    </message>
    <message>
        <source>kill_switch_state is 0 so far</source>
        <translation>kill_switch_state ist bisher 0</translation>
    </message>
    <message>
        <source>kill_switch_state is 0 although the request was accepted: another replica may have answered</source>
        <translation>kill_switch_state ist 0, obwohl die Anforderung angenommen wurde: Vielleicht hat ein anderes Replikat geantwortet</translation>
    </message>
    <message>
        <source>kill_switch_state is 0: not engaged</source>
        <translation>kill_switch_state ist 0: nicht ausgelöst</translation>
    </message>
    <message>
        <source>waits for the answer, whose time it is compared with</source>
        <translation>wartet auf die Antwort, mit deren Zeit verglichen wird</translation>
    </message>
    <message>
        <source>event of {clock_time}</source>
        <translation>Ereignis von {clock_time}</translation>
    </message>
    <message>
        <source>this request had no effect: nothing to record</source>
        <translation>diese Anforderung blieb ohne Wirkung: nichts einzutragen</translation>
    </message>
    <message>
        <source>no answer gave a time to compare the platform&apos;s events with</source>
        <translation>keine Antwort nannte eine Zeit, mit der die Ereignisse der Plattform zu vergleichen wären</translation>
    </message>
    <message>
        <source>no event since {clock_time} among the newest</source>
        <translation>kein Ereignis seit {clock_time} unter den neuesten</translation>
    </message>
    <message>
        <source>no event yet</source>
        <translation>noch kein Ereignis</translation>
    </message>
    <message>
        <source>no kill was sent yet</source>
        <translation>noch kein Kill gesendet</translation>
    </message>
    <message>
        <source>this request had no effect: no intent is refused for it</source>
        <translation>diese Anforderung blieb ohne Wirkung: Durch sie wird kein Intent abgelehnt</translation>
    </message>
    <message>
        <source>no intent seen yet</source>
        <translation>noch kein Intent gesehen</translation>
    </message>
    <message>
        <source>{symbol} refused at {clock_time}: {reason}</source>
        <translation>{symbol} um {clock_time} abgelehnt: {reason}</translation>
    </message>
    <message>
        <source>rejected_intents_total grew by {grown:g} for the kill switch</source>
        <translation>rejected_intents_total ist für den Kill-Switch um {grown:g} gewachsen</translation>
    </message>
    <message>
        <source>open</source>
        <comment>orders that are</comment>
        <translation>offen</translation>
    </message>
    <message>
        <source>not flat</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>the listing was cut off, or a row of it does not say</source>
        <translation>die Liste war abgeschnitten, oder eine ihrer Zeilen sagt es nicht</translation>
    </message>
    <message>
        <source>the listing was cut off</source>
        <translation>die Liste war abgeschnitten</translation>
    </message>
    <message>
        <source>, {before} at arming</source>
        <translation>, {before} beim Scharfschalten</translation>
    </message>
    <message>
        <source>the last reading is too old</source>
        <translation>die letzte Lesung ist zu alt</translation>
    </message>
    <message>
        <source>this environment names no {service} service</source>
        <translation>diese Umgebung nennt keinen Dienst {service}</translation>
    </message>
    <message>
        <source>needs a session of {account}</source>
        <translation>braucht eine Sitzung von {account}</translation>
    </message>
    <message>
        <source>platform&apos;s records, not Kraken&apos;s</source>
        <translation>laut Plattform, nicht laut Kraken</translation>
    </message>
    <message>
        <source>the platform&apos;s default, not a finding</source>
        <translation>Vorgabe der Plattform, kein Befund</translation>
    </message>
    <message>
        <source>daily loss cap breached</source>
        <translation>Tagesverlustgrenze verletzt</translation>
    </message>
    <message>
        <source>spreads widened</source>
        <translation>Spreads ausgeweitet</translation>
    </message>
    <message>
        <source>latency stalled</source>
        <translation>Latenz-Stillstand</translation>
    </message>
    <message>
        <source>a reason the console does not know</source>
        <translation>ein Grund, den die Konsole nicht kennt</translation>
    </message>
    <message>
        <source>Enter safe mode.</source>
        <translation>Wechseln Sie in den Sicherheitsmodus.</translation>
    </message>
    <message>
        <source>Enter simulation.</source>
        <translation>Wechseln Sie in Simulation.</translation>
    </message>
    <message>
        <source>Cancel the orders and disable the key at Kraken&apos;s own site.</source>
        <translation>Stornieren Sie die Orders, und schalten Sie den Schlüssel ab, direkt bei Kraken.</translation>
    </message>
    <message>
        <source>Scale the OMS to zero.</source>
        <translation>Skalieren Sie das OMS auf null.</translation>
    </message>
    <message>
        <source>Nothing here can release the halt: follow the deactivation steps.</source>
        <translation>Von hier lässt sich der Halt nicht aufheben: Folgen Sie den Schritten zur Aufhebung.</translation>
    </message>
    <message>
        <source>A sign-in within 60 s of arming sends the same kill once more.</source>
        <translation>Eine Anmeldung innerhalb von 60 s nach dem Scharfschalten sendet denselben Kill noch einmal.</translation>
    </message>
    <message>
        <source>no account</source>
        <translation>kein Konto</translation>
    </message>
    <message>
        <source>{who}: sets the halt flag and asks every service to cancel orders and flatten. On this platform only the risk engine is known to obey; the ladder shows what really happened. Cannot be released from here.</source>
        <translation>{who}: setzt das Halt-Kennzeichen und fordert jeden Dienst auf, Orders zu stornieren und glattzustellen. Auf dieser Plattform gehorcht nachweislich nur die Risk-Engine; die Leiter zeigt, was wirklich geschah. Lässt sich von hier nicht aufheben.</translation>
    </message>
    <message>
        <source>{who}: sets the halt flag of each and asks every service to cancel orders and flatten. On this platform only the risk engine is known to obey; the ladder shows what really happened. Cannot be released from here.</source>
        <translation>{who}: setzt für jedes Konto das Halt-Kennzeichen und fordert jeden Dienst auf, Orders zu stornieren und glattzustellen. Auf dieser Plattform gehorcht nachweislich nur die Risk-Engine; die Leiter zeigt, was wirklich geschah. Lässt sich von hier nicht aufheben.</translation>
    </message>
    <message>
        <source>kill_switch_state of {account} has no series any more: the kill service restarted or another replica answered: not a release</source>
        <translation>kill_switch_state von {account} hat keine Zeitreihe mehr: Der Kill-Dienst wurde neu gestartet, oder ein anderes Replikat hat geantwortet; das ist keine Aufhebung</translation>
    </message>
    <message>
        <source>kill_switch_state of {account} is {now_is:g} after 1: the kill service restarted or another replica answered: not a release</source>
        <translation>kill_switch_state von {account} ist {now_is:g} nach 1: Der Kill-Dienst wurde neu gestartet, oder ein anderes Replikat hat geantwortet; das ist keine Aufhebung</translation>
    </message>
    <message>
        <source> and </source>
        <comment>between the last two of a list</comment>
        <translation> und </translation>
    </message>
    <message>
        <source>{channels} notified</source>
        <translation>{channels} benachrichtigt</translation>
    </message>
    <message>
        <source>{channels} failed</source>
        <translation>{channels} fehlgeschlagen</translation>
    </message>
    <message>
        <source>The halt flag is set and the platform recorded it</source>
        <translation>Das Halt-Kennzeichen ist gesetzt und die Plattform hat es eingetragen</translation>
    </message>
    <message>
        <source>The halt flag is set</source>
        <translation>Das Halt-Kennzeichen ist gesetzt</translation>
    </message>
    <message>
        <source>not read since the kill</source>
        <translation>seit dem Kill nicht gelesen</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>noch nicht gesendet</translation>
    </message>
    <message>
        <source>sent, no answer yet: the platform notifies by mail, text and webhook before it answers</source>
        <translation>gesendet, noch keine Antwort: Die Plattform benachrichtigt per Mail, SMS und Webhook, bevor sie antwortet</translation>
    </message>
    <message>
        <source>what became of the request is not known</source>
        <translation>was aus der Anforderung wurde, ist nicht bekannt</translation>
    </message>
    <message>
        <source>no channel notified</source>
        <translation>kein Kanal benachrichtigt</translation>
    </message>
    <message>
        <source>engaged, partial</source>
        <translation>ausgelöst, teilweise</translation>
    </message>
    <message>
        <source>The halt is engaged; no order is open and every position is flat in the platform&apos;s records.</source>
        <translation>Der Halt ist ausgelöst; nach den Aufzeichnungen der Plattform ist keine Order offen und jede Position glatt.</translation>
    </message>
    <message>
        <source>The request is on its way; the platform has not answered yet.</source>
        <translation>Die Anforderung ist unterwegs; die Plattform hat noch nicht geantwortet.</translation>
    </message>
    <message>
        <source>The platform did not engage: this request had no effect.</source>
        <translation>Die Plattform hat den Halt nicht ausgelöst: Diese Anforderung blieb ohne Wirkung.</translation>
    </message>
    <message>
        <source>Nothing was sent: the request never left this workstation.</source>
        <translation>Es wurde nichts gesendet: Die Anforderung hat diesen Arbeitsplatzrechner nie verlassen.</translation>
    </message>
    <message>
        <source>The request has not been sent yet.</source>
        <translation>Die Anforderung wurde noch nicht gesendet.</translation>
    </message>
    <message>
        <source>It is not known whether the halt engaged: the gauge is read every second until it says so.</source>
        <translation>Es ist nicht bekannt, ob der Halt ausgelöst wurde: Der Messwert wird jede Sekunde gelesen, bis er es sagt.</translation>
    </message>
    <message>
        <source>Orders are not yet seen to end.</source>
        <translation>Das Ende der Orders ist noch nicht zu sehen.</translation>
    </message>
    <message>
        <source>No order is open; positions are not yet seen flat.</source>
        <translation>Keine Order ist offen; dass die Positionen glatt sind, ist noch nicht zu sehen.</translation>
    </message>
    <message>
        <source>No order is open and every position is flat, but nothing shows that new orders are held back.</source>
        <translation>Keine Order ist offen und jede Position ist glatt, aber nichts zeigt, dass neue Orders zurückgehalten werden.</translation>
    </message>
    <message>
        <source>The platform accepted the halt; its flag is not seen</source>
        <translation>Die Plattform hat den Halt angenommen; sein Kennzeichen ist nicht zu sehen</translation>
    </message>
    <message>
        <source>The halt flag was set after this request, which is not answered yet</source>
        <translation>Das Halt-Kennzeichen wurde nach dieser Anforderung gesetzt, die noch nicht beantwortet ist</translation>
    </message>
    <message>
        <source>The halt flag was set by another request; this one had no effect</source>
        <translation>Das Halt-Kennzeichen wurde durch eine andere Anforderung gesetzt; diese hier blieb ohne Wirkung</translation>
    </message>
    <message>
        <source>The halt flag was set after this request, which got no usable answer</source>
        <translation>Das Halt-Kennzeichen wurde nach dieser Anforderung gesetzt, die keine brauchbare Antwort bekam</translation>
    </message>
    <message>
        <source>Compare with Kraken&apos;s own list of orders and balances.</source>
        <translation>Vergleichen Sie mit der Liste der Orders und Salden bei Kraken selbst.</translation>
    </message>
    <message>
        <source>Do not wait for the gauge.</source>
        <translation>Warten Sie nicht auf den Messwert.</translation>
    </message>
    <message>
        <source>Prometheus says: {note}.</source>
        <translation>Prometheus meldet: {note}.</translation>
    </message>
    <message>
        <source>Some of Prometheus&apos; sources did not answer: series may be missing.</source>
        <translation>Einige Quellen von Prometheus haben nicht geantwortet: Zeitreihen können fehlen.</translation>
    </message>
    <message>
        <source>Prometheus does not accept this console&apos;s token: see its bearer in environments.toml.</source>
        <translation>Prometheus nimmt das Token dieser Konsole nicht an: Prüfen Sie den Bearer in environments.toml.</translation>
    </message>
    <message>
        <source>Prometheus did not answer in {answer_s:g} s.</source>
        <translation>Prometheus hat in {answer_s:g} s nicht geantwortet.</translation>
    </message>
    <message>
        <source>line {line}, character {column}</source>
        <translation>Zeile {line}, Zeichen {column}</translation>
    </message>
    <message>
        <source>History: {server} It is asked again, less and less often.</source>
        <translation>Verlauf: {server} Es wird erneut abgefragt, immer seltener.</translation>
    </message>
    <message>
        <source>character {column}</source>
        <translation>Zeichen {column}</translation>
    </message>
    <message>
        <source>Prometheus cannot read it at {place}: {what}.</source>
        <translation>Prometheus kann es nicht lesen, {place}: {what}.</translation>
    </message>
    <message>
        <source>This console last judged what it knows {age} ago: trust nothing below</source>
        <translation>Diese Konsole hat ihr Wissen zuletzt vor {age} beurteilt: Verlassen Sie sich auf nichts darunter</translation>
    </message>
    <message>
        <source>is not well-formed XML (line {line})</source>
        <translation>ist kein wohlgeformtes XML (Zeile {line})</translation>
    </message>
    <message>
        <source>is in an encoding that cannot be read</source>
        <translation>hat eine Kodierung, die nicht gelesen werden kann</translation>
    </message>
    <message>
        <source>is XML, but no JUnit report</source>
        <translation>ist XML, aber kein JUnit-Bericht</translation>
    </message>
    <message>
        <source>declares a document type or an entity, which is refused</source>
        <translation>deklariert einen Dokumenttyp oder eine Entität; das wird abgelehnt</translation>
    </message>
    <message>
        <source>a case without a name</source>
        <translation>ein Testfall ohne Namen</translation>
    </message>
    <message>
        <source>states {stated} tests and {stated_broken} broken, but lists {listed} and {listed_broken}</source>
        <translation>nennt {stated} Tests und {stated_broken} fehlerhafte, listet aber {listed} und {listed_broken}</translation>
    </message>
    <message>
        <source>Its age is not known.</source>
        <translation>Sein Alter ist nicht bekannt.</translation>
    </message>
    <message>
        <source>It is dated in the future, {rotated_at:%Y-%m-%d %H:%M} UTC: a clock is wrong.</source>
        <translation>Sein Datum liegt in der Zukunft, {rotated_at:%d.%m.%Y %H:%M} UTC: Eine Uhr geht falsch.</translation>
    </message>
    <message>
        <source>{days} day old</source>
        <translation>{days} Tag alt</translation>
    </message>
    <message>
        <source>{days} days old</source>
        <translation>{days} Tage alt</translation>
    </message>
    <message>
        <source>{age}: policy allows {allowed}. Rotate it now.</source>
        <translation>{age}: Erlaubt sind {allowed}. Rotieren Sie ihn jetzt.</translation>
    </message>
    <message>
        <source>{age}: to be rotated within {left} day, by {due:%Y-%m-%d}.</source>
        <translation>{age}: innerhalb von {left} Tag zu rotieren, bis {due:%d.%m.%Y}.</translation>
    </message>
    <message>
        <source>{age}: to be rotated within {left} days, by {due:%Y-%m-%d}.</source>
        <translation>{age}: innerhalb von {left} Tagen zu rotieren, bis {due:%d.%m.%Y}.</translation>
    </message>
    <message>
        <source>{age}; to be rotated by {due:%Y-%m-%d}.</source>
        <translation>{age}; zu rotieren bis {due:%d.%m.%Y}.</translation>
    </message>
    <message>
        <source>the old key {fingerprint}</source>
        <translation>den alten Schlüssel {fingerprint}</translation>
    </message>
    <message>
        <source>the replaced key</source>
        <translation>den vor der Rotation benutzten Schlüssel</translation>
    </message>
    <message>
        <source>{account}: {key} was deleted at Kraken, ticked by {who} on {done_at:%Y-%m-%d}.</source>
        <translation>{account}: {key} bei Kraken gelöscht, abgehakt von {who} am {done_at:%d.%m.%Y}.</translation>
    </message>
    <message>
        <source>{late} day late</source>
        <translation>{late} Tag überfällig</translation>
    </message>
    <message>
        <source>{late} days late</source>
        <translation>{late} Tage überfällig</translation>
    </message>
    <message>
        <source>by {due:%Y-%m-%d}</source>
        <translation>bis {due:%d.%m.%Y}</translation>
    </message>
    <message>
        <source>{account}: delete {key} at Kraken, {when}.</source>
        <translation>{account}: {key} bei Kraken löschen, {when}.</translation>
    </message>
    <message>
        <source>That day has passed: choose today or a later one.</source>
        <translation>Dieser Tag ist vorbei: Wählen Sie heute oder einen späteren.</translation>
    </message>
    <message>
        <source>This platform does not tell.</source>
        <translation>Diese Plattform sagt es nicht.</translation>
    </message>
    <message>
        <source>Needs a session of that account: the platform shows a session its own key only.</source>
        <translation>Braucht eine Sitzung jenes Kontos: Die Plattform zeigt einer Sitzung nur ihren eigenen Schlüssel.</translation>
    </message>
    <message>
        <source>This environment names no credentials service.</source>
        <translation>Diese Umgebung nennt keinen Secrets-Dienst.</translation>
    </message>
    <message>
        <source>Kubernetes implementation</source>
        <translation>Kubernetes-Implementierung</translation>
    </message>
    <message>
        <source>root implementation</source>
        <translation>Root-Implementierung</translation>
    </message>
    <message>
        <source>gateway implementation</source>
        <translation>Gateway-Implementierung</translation>
    </message>
    <message>
        <source>at the step “{step}”; nothing was sent</source>
        <translation>beim Schritt „{step}“; es wurde nichts gesendet</translation>
    </message>
    <message>
        <source>sent, and {word}</source>
        <translation>gesendet, und {word}</translation>
    </message>
    <message>
        <source>The {implementation} has no such request.</source>
        <translation>Die {implementation} kennt keine solche Anforderung.</translation>
    </message>
    <message>
        <source>{grade}: {words} Last rotated {date}. {read}</source>
        <translation>{grade}: {words} Zuletzt rotiert {date}. {read}</translation>
    </message>
    <message>
        <source>{at:%Y-%m-%d %H:%M} UTC</source>
        <translation>{at:%d.%m.%Y %H:%M} UTC</translation>
    </message>
    <message>
        <source>Its age is not known: it has not been read yet.</source>
        <translation>Sein Alter ist nicht bekannt: Es wurde noch nicht gelesen.</translation>
    </message>
    <message>
        <source>No key is stored for this account.</source>
        <translation>Für dieses Konto ist kein Schlüssel gespeichert.</translation>
    </message>
    <message>
        <source>{words} So it was when it was last read.</source>
        <translation>{words} So war es bei der letzten Lesung.</translation>
    </message>
    <message>
        <source>Last rotated</source>
        <translation>Zuletzt rotiert</translation>
    </message>
    <message>
        <source>Never: nothing is stored.</source>
        <translation>Nie: Es ist nichts gespeichert.</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>KMS key</source>
        <translation>KMS-Schlüssel</translation>
    </message>
    <message>
        <source>Master key</source>
        <translation>Hauptschlüssel</translation>
    </message>
    <message>
        <source>First stored</source>
        <translation>Zuerst gespeichert</translation>
    </message>
    <message>
        <source>The history is empty: the service was restarted, or another replica answers. The date may be of a forced reload, which changes no key.</source>
        <translation>Der Verlauf ist leer: Der Dienst wurde neu gestartet, oder ein anderes Replikat antwortet. Das Datum kann von erzwungenem Neuladen stammen, das keinen Schlüssel ändert.</translation>
    </message>
    <message>
        <source>The newest rotation in the history is of {date}: the key may be older than its date, since a forced reload renews the date and changes no key.</source>
        <translation>Die neueste Rotation im Verlauf ist vom {date}: Der Schlüssel kann älter als sein Datum sein, denn erzwungenes Neuladen erneuert das Datum und ändert keinen Schlüssel.</translation>
    </message>
    <message>
        <source>Not known: {why}.</source>
        <translation>Nicht bekannt: {why}.</translation>
    </message>
    <message>
        <source>{key}, of {at:%Y-%m-%d}</source>
        <translation>{key}, vom {at:%d.%m.%Y}</translation>
    </message>
    <message>
        <source>What was done from here is in the journal of this workstation.</source>
        <translation>Was von hier aus getan wurde, steht im Journal dieses Arbeitsplatzrechners.</translation>
    </message>
    <message>
        <source>The service remembers no rotation.</source>
        <translation>Der Dienst kennt keine Rotation mehr.</translation>
    </message>
    <message>
        <source>The history has not been read yet.</source>
        <translation>Der Verlauf wurde noch nicht gelesen.</translation>
    </message>
    <message>
        <source>sent; its proof has begun</source>
        <translation>gesendet; der Nachweis hat begonnen</translation>
    </message>
    <message>
        <source>{account}: {place}. Begun by {requester}, {date}.</source>
        <translation>{account}: {place}. Begonnen von {requester}, {date}.</translation>
    </message>
    <message>
        <source>Sign in first: a session rotates its own account&apos;s key.</source>
        <translation>Melden Sie sich zuerst an: Eine Sitzung rotiert den Schlüssel ihres eigenen Kontos.</translation>
    </message>
    <message>
        <source>A rotation is running: go on with it, or cancel it there.</source>
        <translation>Eine Rotation läuft: Setzen Sie sie fort, oder brechen Sie sie dort ab.</translation>
    </message>
    <message>
        <source>Sign in first: a session reloads its own account&apos;s key.</source>
        <translation>Melden Sie sich zuerst an: Eine Sitzung lädt den Schlüssel ihres eigenen Kontos neu.</translation>
    </message>
    <message>
        <source>There is no key to reload.</source>
        <translation>Es gibt keinen Schlüssel, der neu zu laden wäre.</translation>
    </message>
    <message>
        <source>Read {age} ago, in a session of that account.</source>
        <translation>Vor {age} gelesen, in einer Sitzung jenes Kontos.</translation>
    </message>
    <message>
        <source>No key was stored. {read}</source>
        <translation>Es war kein Schlüssel gespeichert. {read}</translation>
    </message>
    <message>
        <source>This platform asks for no directors.</source>
        <translation>Diese Plattform verlangt keine Direktoren.</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Genehmigt von</translation>
    </message>
    <message>
        <source>The history has no entry of this date.</source>
        <translation>Der Verlauf hat keinen Eintrag mit diesem Datum.</translation>
    </message>
    <message>
        <source>No rotation of this key is in this workstation&apos;s journal.</source>
        <translation>Im Journal dieses Arbeitsplatzrechners steht keine Rotation dieses Schlüssels.</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>Write label=&quot;value&quot;, or != for other values, =~ and !~ for patterns, with commas between.</source>
        <translation>Schreiben Sie label=&quot;Wert&quot;, oder != für andere Werte, =~ und !~ für Muster, mit Kommas dazwischen.</translation>
    </message>
    <message>
        <source>The filter has {count} characters; {most} are the most.</source>
        <translation>Der Filter hat {count} Zeichen; erlaubt sind höchstens {most}.</translation>
    </message>
    <message>
        <source>The filter cannot be read from {rest!r} on. {example}</source>
        <translation>Der Filter ist ab {rest!r} nicht lesbar. {example}</translation>
    </message>
    <message>
        <source>The label {label} cannot have two values. Write {label}=~&apos;a|b&apos; for one of two.</source>
        <translation>Das Label {label} kann nicht zwei Werte haben. Schreiben Sie {label}=~&apos;a|b&apos; für einen von zweien.</translation>
    </message>
    <message>
        <source>The pattern is too large: it repeats too much too often.</source>
        <translation>Das Muster ist zu groß: Es wiederholt zu viel zu oft.</translation>
    </message>
    <message>
        <source>The pattern has a ) without its (.</source>
        <translation>Im Muster steht eine ) ohne ihre (.</translation>
    </message>
    <message>
        <source>The pattern has {count} characters; {most} are the most.</source>
        <translation>Das Muster hat {count} Zeichen; erlaubt sind höchstens {most}.</translation>
    </message>
    <message>
        <source>The pattern repeats a repetition at {rest}.</source>
        <translation>Das Muster wiederholt Wiederholtes bei {rest}.</translation>
    </message>
    <message>
        <source>The pattern repeats {counts}: two numbers up to {most}, the lower one first.</source>
        <translation>Das Muster wiederholt {counts}: zwei Zahlen bis {most}, die kleinere zuerst.</translation>
    </message>
    <message>
        <source>The pattern has nothing before {character} that could be repeated.</source>
        <translation>Im Muster steht vor {character} nichts, was wiederholt werden könnte.</translation>
    </message>
    <message>
        <source>The pattern has a (? that is not known here; (?: is, and (?i) at its very start.</source>
        <translation>Im Muster steht ein (?, das hier nicht bekannt ist; bekannt sind (?: und, ganz am Anfang, (?i).</translation>
    </message>
    <message>
        <source>The pattern has too many parentheses within each other.</source>
        <translation>Im Muster sind zu viele Klammern ineinander.</translation>
    </message>
    <message>
        <source>The pattern has a ( without its ).</source>
        <translation>Im Muster steht eine ( ohne ihre ).</translation>
    </message>
    <message>
        <source>The pattern has \{letter}, which is not known here.</source>
        <translation>Im Muster steht \{letter}; das ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>The pattern has a [ without its ].</source>
        <translation>Im Muster steht eine [ ohne ihre ].</translation>
    </message>
    <message>
        <source>The pattern has [:, whose classes are not known here; \d, \w and \s are.</source>
        <translation>Im Muster steht [:, dessen Klassen hier nicht bekannt sind; bekannt sind \d, \w und \s.</translation>
    </message>
    <message>
        <source>The pattern has a range from {low} in brackets whose end does not follow it.</source>
        <translation>Im Muster steht ein Bereich ab {low} in Klammern, dessen Ende nicht danach liegt.</translation>
    </message>
    <message>
        <source>The board is GO: nobody has to override it.</source>
        <translation>Die Tafel ist GO: Niemand muss sie übersteuern.</translation>
    </message>
    <message>
        <source>For the whole platform: new intents are taken again and trading is no longer limited to hedging.</source>
        <translation>Für die ganze Plattform: Neue Intents werden wieder angenommen und der Handel ist nicht mehr auf Absicherung beschränkt.</translation>
    </message>
    <message>
        <source>Choose the accounts that are to trade for real again.</source>
        <translation>Wählen Sie die Konten, die wieder echt handeln sollen.</translation>
    </message>
    <message>
        <source>PRODUCTION: real money</source>
        <translation>PRODUKTION: echtes Geld</translation>
    </message>
    <message>
        <source>Goes live: {names} ({word}). Every new order of theirs reaches Kraken from then on.</source>
        <translation>Wechsel zu live: {names} ({word}). Von da an erreicht jede neue Order dieser Konten Kraken.</translation>
    </message>
    <message>
        <source>This console is locked.</source>
        <translation>Diese Konsole ist gesperrt.</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>Melden Sie sich zuerst an.</translation>
    </message>
    <message>
        <source>It is not known when this session was opened: sign in again.</source>
        <translation>Es ist nicht bekannt, wann diese Sitzung begann: Melden Sie sich erneut an.</translation>
    </message>
    <message>
        <source>The last sign-in with a code was {age} ago: sign in again, 5 min count.</source>
        <translation>Die letzte Anmeldung mit Code war vor {age}: Melden Sie sich erneut an, eine Anmeldung zählt 5 min.</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>{email} signed in with a code in the last 5 minutes.</source>
        <translation>{email} hat sich in den letzten 5 Minuten mit Code angemeldet.</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Choose at least one account.</source>
        <translation>Wählen Sie mindestens ein Konto.</translation>
    </message>
    <message>
        <source>Simulation {last_read}: it is not known what is left.</source>
        <translation>Simulation {last_read}: Es ist nicht bekannt, was verlassen wird.</translation>
    </message>
    <message>
        <source>Not read to be in simulation: {live}.</source>
        <translation>Laut Lesung nicht in Simulation: {live}.</translation>
    </message>
    <message>
        <source>In simulation, as read: {accounts}.</source>
        <translation>Laut Lesung in Simulation: {accounts}.</translation>
    </message>
    <message>
        <source>Safe mode {last_read}: it is not known what is left.</source>
        <translation>Sicherheitsmodus {last_read}: Es ist nicht bekannt, was verlassen wird.</translation>
    </message>
    <message>
        <source>Safe mode is read to be on.</source>
        <translation>Laut Lesung ist der Sicherheitsmodus eingeschaltet.</translation>
    </message>
    <message>
        <source>{said} To override it, type {phrase}; a second person signs in.</source>
        <translation>{said} Zum Übersteuern geben Sie {phrase} ein; eine zweite Person meldet sich an.</translation>
    </message>
    <message>
        <source>Overridden with {email}.</source>
        <translation>Übersteuert zusammen mit {email}.</translation>
    </message>
    <message>
        <source>Say it in at most {most} characters.</source>
        <translation>Sagen Sie es in höchstens {most} Zeichen.</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Tafel</translation>
    </message>
    <message>
        <source>GO, apart from what asks whether simulation or safe mode is off.</source>
        <translation>GO, abgesehen von den Prüfungen, ob Simulation oder Sicherheitsmodus aus ist.</translation>
    </message>
    <message>
        <source>{said} A second person has to sign in.</source>
        <translation>{said} Eine zweite Person muss sich anmelden.</translation>
    </message>
    <message>
        <source>The second person signed in beside somebody else: they have to sign in again.</source>
        <translation>Die zweite Person hat sich neben jemand anderem angemeldet: Sie muss sich erneut anmelden.</translation>
    </message>
    <message>
        <source>What the second person signed in for was changed: they have to sign in again.</source>
        <translation>Wofür sich die zweite Person angemeldet hat, wurde geändert: Sie muss sich erneut anmelden.</translation>
    </message>
    <message>
        <source>The second person&apos;s sign-in is older than 5 minutes: they have to sign in again.</source>
        <translation>Die Anmeldung der zweiten Person ist älter als 5 Minuten: Sie muss sich erneut anmelden.</translation>
    </message>
    <message>
        <source>This console has no judgement of the board that is young enough.</source>
        <translation>Diese Konsole hat kein Urteil über die Tafel, das jung genug ist.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Say why: the reason goes into the journal.</source>
        <translation>Sagen Sie, warum: Der Grund kommt ins Journal.</translation>
    </message>
    <message>
        <source>It goes into the journal; the platform does not ask for one.</source>
        <translation>Er kommt ins Journal; die Plattform verlangt keinen.</translation>
    </message>
    <message>
        <source>Typed name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Type {wanted}.</source>
        <translation>Geben Sie {wanted} ein.</translation>
    </message>
    <message>
        <source>{wanted} is typed.</source>
        <translation>{wanted} ist eingegeben.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Nothing in the manual has all of these words.</source>
        <translation>Nichts im Handbuch enthält alle diese Wörter.</translation>
    </message>
    <message>
        <source>The {most} best</source>
        <translation>Die {most} besten</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>{count} gefunden</translation>
    </message>
    <message>
        <source>kill {account}</source>
        <translation>Kill {account}</translation>
    </message>
    <message>
        <source>kill {count} accounts</source>
        <translation>Kill {count} Konten</translation>
    </message>
    <message>
        <source>{words}, unknown</source>
        <translation>{words}, unbekannt</translation>
    </message>
    <message>
        <source>Visible to everyone on /metrics</source>
        <translation>Auf /metrics für alle sichtbar</translation>
    </message>
    <message>
        <source>not in this console&apos;s journal</source>
        <translation>nicht in diesem Journal</translation>
    </message>
    <message>
        <source>This environment names no sim-mode service.</source>
        <translation>Diese Umgebung nennt keinen Dienst sim-mode.</translation>
    </message>
    <message>
        <source>This environment names no safe-mode service.</source>
        <translation>Diese Umgebung nennt keinen Dienst safe-mode.</translation>
    </message>
    <message>
        <source>New orders of these accounts are simulated and do not reach Kraken. Orders that are open there stay open. Leaving it again takes a deliberate step.</source>
        <translation>Neue Orders dieser Konten werden simuliert und erreichen Kraken nicht. Dort offene Orders bleiben offen. Das Verlassen verlangt einen bewussten Schritt.</translation>
    </message>
    <message>
        <source>For the whole platform: cancels open orders, allows hedging only and blocks new intents. Leaving it again takes a deliberate step.</source>
        <translation>Für die ganze Plattform: storniert offene Orders, erlaubt nur Absicherung und sperrt neue Intents. Das Verlassen verlangt einen bewussten Schritt.</translation>
    </message>
    <message>
        <source>Safe mode is on already: the platform keeps the first reason, and yours is dropped.</source>
        <translation>Der Sicherheitsmodus ist schon eingeschaltet: Die Plattform behält den ersten Grund und verwirft Ihren.</translation>
    </message>
    <message>
        <source>The address of sim-mode has none of its routes (HTTP 404): the admin app answers like that.</source>
        <translation>Unter der Adresse von sim-mode gibt es keine seiner Routen (HTTP 404): So antwortet die Admin-Anwendung.</translation>
    </message>
    <message>
        <source>Put the simulation service&apos;s own address into environments.toml.</source>
        <translation>Tragen Sie die eigene Adresse des Simulationsdienstes in environments.toml ein.</translation>
    </message>
    <message>
        <source>unknown: the service forgets who it was when it restarts</source>
        <translation>unbekannt: Der Dienst vergisst beim Neustart, wer es war</translation>
    </message>
    <message>
        <source>last read as {word}</source>
        <translation>zuletzt gelesen als {word}</translation>
    </message>
    <message>
        <source>LIVE (UNKNOWN)</source>
        <translation>LIVE (UNBEKANNT)</translation>
    </message>
    <message>
        <source>the platform lists no such account; it compares letter by letter</source>
        <translation>die Plattform führt kein solches Konto; sie vergleicht Buchstabe für Buchstabe</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>It was last read as {word}; it {last_read}. {because}</source>
        <translation>Zuletzt gelesen als {word}; {last_read}. {because}</translation>
    </message>
    <message>
        <source>{account} was in simulation already: nothing was changed, and the first reason stays.</source>
        <translation>{account} war schon in Simulation: Es wurde nichts geändert, und der erste Grund bleibt.</translation>
    </message>
    <message>
        <source>{account} was live already: nothing was changed.</source>
        <translation>{account} war schon live: Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Safe mode was off already: nothing was changed.</source>
        <translation>Der Sicherheitsmodus war schon aus: Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The platform knows no account {account}: it compares letter by letter. It lists: {names}. Nothing has happened.</source>
        <translation>Die Plattform kennt kein Konto {account}: Sie vergleicht Buchstabe für Buchstabe. Sie führt: {names}. Es ist nichts geschehen.</translation>
    </message>
    <message>
        <source>Read back: in simulation since {since}</source>
        <translation>Zurückgelesen: in Simulation seit {since}</translation>
    </message>
    <message>
        <source>Read back: live since {since}</source>
        <translation>Zurückgelesen: live seit {since}</translation>
    </message>
    <message>
        <source>Read back: on</source>
        <translation>Zurückgelesen: eingeschaltet</translation>
    </message>
    <message>
        <source>Read back: off</source>
        <translation>Zurückgelesen: ausgeschaltet</translation>
    </message>
    <message>
        <source>Read back: on since {since}</source>
        <translation>Zurückgelesen: eingeschaltet seit {since}</translation>
    </message>
    <message>
        <source>Read back: off since {since}</source>
        <translation>Zurückgelesen: ausgeschaltet seit {since}</translation>
    </message>
    <message>
        <source>, and {count} more after it</source>
        <translation>, danach noch {count}</translation>
    </message>
    <message>
        <source>Read back: the platform lists no {account}.</source>
        <translation>Zurückgelesen: Die Plattform führt kein Konto {account}.</translation>
    </message>
    <message>
        <source>The platform kept the first reason, yours was dropped: {kept}.</source>
        <translation>Die Plattform hat den ersten Grund behalten, Ihrer wurde verworfen: {kept}.</translation>
    </message>
    <message>
        <source>Reminds at {instant}, for {who}{more}. It only says so.</source>
        <translation>Erinnert um {instant}, für {who}{more}. Es sagt nur Bescheid.</translation>
    </message>
    <message>
        <source>{who} asked to be reminded of safe mode, which is {word}. This console has done nothing about it.</source>
        <translation>{who} wollte an den Sicherheitsmodus erinnert werden; er ist {word}. Diese Konsole hat nichts daran geändert.</translation>
    </message>
    <message>
        <source>{journal} at this console</source>
        <translation>{journal} an dieser Konsole</translation>
    </message>
    <message>
        <source>left by {actor}</source>
        <translation>verlassen von {actor}</translation>
    </message>
    <message>
        <source>is missing: objectives are tables named [objective.NAME]</source>
        <translation>fehlt: Ziele sind Tabellen namens [objective.NAME]</translation>
    </message>
    <message>
        <source>has {count} tables; at most {most} are read</source>
        <translation>hat {count} Tabellen; höchstens {most} werden gelesen</translation>
    </message>
    <message>
        <source>is no name of a metric</source>
        <translation>ist kein Name einer Metrik</translation>
    </message>
    <message>
        <source>must be above zero</source>
        <translation>muss über null sein</translation>
    </message>
    <message>
        <source>must be a table of quantile and limit</source>
        <translation>muss eine Tabelle mit quantile und limit sein</translation>
    </message>
    <message>
        <source>must lie between 0 and 1</source>
        <translation>muss zwischen 0 und 1 liegen</translation>
    </message>
    <message>
        <source>is unknown; known keys are {keys}</source>
        <translation>ist unbekannt; bekannte Schlüssel sind {keys}</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>muss true oder false sein</translation>
    </message>
    <message>
        <source>must be a list of texts</source>
        <translation>muss eine Liste von Texten sein</translation>
    </message>
    <message>
        <source>The OMS keeps no budget of this account: it has no connection to Kraken for it.</source>
        <translation>Das OMS führt kein Budget dieses Kontos: Es hat für das Konto keine Verbindung zu Kraken.</translation>
    </message>
    <message>
        <source>The mark on each track is where the OMS begins to hold requests back: 80 % of the limit.</source>
        <translation>Die Markierung auf jedem Balken zeigt, ab wo das OMS Anfragen zurückhält: 80 % der Grenze.</translation>
    </message>
    <message>
        <source>{name} of {account}</source>
        <translation>{name} von {account}</translation>
    </message>
    <message>
        <source>{limit:,} in {age}</source>
        <translation>{limit:,} in {age}</translation>
    </message>
    <message>
        <source>{backlog:,} waiting</source>
        <translation>{backlog:,} wartend</translation>
    </message>
    <message>
        <source>None waits</source>
        <translation>Nichts wartet</translation>
    </message>
    <message>
        <source>{remaining:,} left, {inflight:,} in flight</source>
        <translation>{remaining:,} übrig, {inflight:,} unterwegs</translation>
    </message>
    <message>
        <source>{left} when it was read; that reading is too old to say how it is now.</source>
        <translation>{left} bei der Lesung; sie ist zu alt, um zu sagen, wie es jetzt ist.</translation>
    </message>
    <message>
        <source>{left}. Every further request waits until the window is renewed, in {age}.</source>
        <translation>{left}. Jede weitere Anfrage wartet, bis sich das Zeitfenster erneuert, in {age}.</translation>
    </message>
    <message>
        <source>{left}. The OMS holds requests back until the window is renewed, in {age}.</source>
        <translation>{left}. Das OMS hält Anfragen zurück, bis sich das Zeitfenster erneuert, in {age}.</translation>
    </message>
    <message>
        <source>{left}. The window is renewed in {age}.</source>
        <translation>{left}. Das Zeitfenster erneuert sich in {age}.</translation>
    </message>
    <message>
        <source>Rejected trades</source>
        <translation>Abgelehnte Trades</translation>
    </message>
    <message>
        <source>Rejected intents</source>
        <translation>Abgelehnte Intents</translation>
    </message>
    <message>
        <source>OMS errors</source>
        <translation>OMS-Fehler</translation>
    </message>
    <message>
        <source>Refused sign-ins</source>
        <translation>Abgelehnte Anmeldungen</translation>
    </message>
    <message>
        <source>Failed gateway requests</source>
        <translation>Fehlgeschlagene Gateway-Anfragen</translation>
    </message>
    <message>
        <source>Stale feed</source>
        <translation>Veralteter Feed</translation>
    </message>
    <message>
        <source>not known now; it {last_read}</source>
        <translation>jetzt nicht bekannt; {last_read}</translation>
    </message>
    <message>
        <source>takes work, {inflight:,} in flight</source>
        <translation>nimmt Arbeit an, {inflight:,} unterwegs</translation>
    </message>
    <message>
        <source>draining, {inflight:,} in flight; there is no undrain, its owner must restart it</source>
        <translation>leert sich, {inflight:,} unterwegs; das lässt sich nicht zurücknehmen, sein Betreiber muss ihn neu starten</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>nicht genannt</translation>
    </message>
    <message>
        <source>Reading the routing or an order makes the OMS open the account&apos;s connection to Kraken and send two validate-only orders every 30 s, within Kraken&apos;s rate limit. The contract names no way to stop them short of an OMS restart; closing this panel does not.</source>
        <translation>Wer das Routing oder eine Order liest, veranlasst das OMS, die Verbindung des Kontos zu Kraken zu öffnen und alle 30 s zwei Orders nur zur Prüfung zu senden, innerhalb der Ratenbegrenzung von Kraken. Der Vertrag nennt außer einem Neustart des OMS keinen Weg, das zu beenden; diese Seite zu schließen genügt nicht.</translation>
    </message>
    <message>
        <source>Turned on: the routing and the order are read every 30 s while this page is open.</source>
        <translation>Eingeschaltet: Routing und Order werden alle 30 s gelesen, solange diese Seite offen ist.</translation>
    </message>
    <message>
        <source>Both are off. What an earlier reading started goes on until the OMS restarts.</source>
        <translation>Beides ist aus. Was eine frühere Lesung in Gang setzte, läuft weiter, bis das OMS neu startet.</translation>
    </message>
    <message>
        <source>This console places and cancels no orders.</source>
        <translation>Diese Konsole erteilt und storniert keine Orders.</translation>
    </message>
    <message>
        <source>The OMS knows no order of this account by this id.</source>
        <translation>Das OMS kennt keine Order dieses Kontos mit dieser ID.</translation>
    </message>
    <message>
        <source>Check the id.</source>
        <translation>Prüfen Sie die ID.</translation>
    </message>
    <message>
        <source>The reconciler has not started.</source>
        <translation>Der Abgleich ist nicht gestartet.</translation>
    </message>
    <message>
        <source>Nothing is reconciled until it does.</source>
        <translation>Bis dahin wird nichts abgeglichen.</translation>
    </message>
    <message>
        <source>The OMS has no Kraken credentials of this account.</source>
        <translation>Das OMS hat keine Kraken-Zugangsdaten dieses Kontos.</translation>
    </message>
    <message>
        <source>See which secrets service it reads on the keys&apos; page.</source>
        <translation>Prüfen Sie auf der Seite Kraken-Schlüssel, welchen Secrets-Dienst es liest.</translation>
    </message>
    <message>
        <source>Kraken&apos;s credentials of this account have expired.</source>
        <translation>Die Kraken-Zugangsdaten dieses Kontos sind abgelaufen.</translation>
    </message>
    <message>
        <source>Rotate the key.</source>
        <translation>Rotieren Sie den Schlüssel.</translation>
    </message>
    <message>
        <source>The OMS does not show this account to this session.</source>
        <translation>Das OMS zeigt dieser Sitzung dieses Konto nicht.</translation>
    </message>
    <message>
        <source>Sign in as that account.</source>
        <translation>Melden Sie sich als jenes Konto an.</translation>
    </message>
    <message>
        <source>This OMS (async flavour) tells no balances, no trades, no shadow profit, and has no way to drain.</source>
        <translation>Dieses OMS (Variante async) nennt keine Salden, keine Trades, keinen Schattengewinn und lässt sich nicht leeren.</translation>
    </message>
    <message>
        <source>This OMS (core flavour) tells no routing, rate limits, warm start, impact, reconciliation or single order, and no route lists the circuit breakers that it obeys.</source>
        <translation>Dieses OMS (Variante core) nennt weder Routing, Ratenbegrenzungen, Warmstart, Preiseinfluss, Abgleich noch einzelne Orders, und keine Route nennt die Schutzschalter, denen es gehorcht.</translation>
    </message>
    <message>
        <source>This OMS (root flavour) tells one order by the platform&apos;s own id and whether it drains, nothing else. It asks nobody who they are: anybody who reaches it reads and places orders.</source>
        <translation>Dieses OMS (Variante root) nennt eine Order nach der ID der Plattform und ob es sich leert, sonst nichts. Es fragt niemanden, wer er ist: Wer es erreicht, kann Orders lesen und erteilen.</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Zeit (UTC)</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Paar</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Gebühr</translation>
    </message>
    <message>
        <source>Orders go by</source>
        <translation>Orders gehen über</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>{millis} ms</source>
        <translation>{millis} ms</translation>
    </message>
    <message>
        <source>{own:,} real fills, {shadow:,} of the shadow.</source>
        <translation>{own:,} echte Ausführungen, {shadow:,} im Schatten.</translation>
    </message>
    <message>
        <source>Orders resynced</source>
        <translation>Orders neu abgeglichen</translation>
    </message>
    <message>
        <source>Fills replayed</source>
        <translation>Ausführungen nachgeholt</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Balances checked</source>
        <translation>Salden geprüft</translation>
    </message>
    <message>
        <source>Orders checked</source>
        <translation>Orders geprüft</translation>
    </message>
    <message>
        <source>Mismatches fixed</source>
        <translation>Abweichungen behoben</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source> in {age}</source>
        <translation> in {age}</translation>
    </message>
    <message>
        <source>{new:,} since the start</source>
        <translation>{new:,} seit dem Start</translation>
    </message>
    <message>
        <source> · one reading so far</source>
        <translation> · bisher eine Messung</translation>
    </message>
    <message>
        <source>The reconciler found what did not agree with the exchange: read the service&apos;s log.</source>
        <translation>Der Abgleich fand Abweichungen von der Börse: Lesen Sie das Protokoll des Dienstes.</translation>
    </message>
    <message>
        <source>Nothing was checked since this page first looked: the reconciler may stand still.</source>
        <translation>Seit dem ersten Blick dieser Seite wurde nichts geprüft: Der Abgleich steht vielleicht still.</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Abgefragt</translation>
    </message>
    <message>
        <source>At Kraken</source>
        <translation>Bei Kraken</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>Ausgeführt</translation>
    </message>
    <message>
        <source>Average price</source>
        <translation>Durchschnittspreis</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Realised profit</source>
        <translation>Realisierter Gewinn</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>Gebühren</translation>
    </message>
    <message>
        <source>Slippage</source>
        <translation>Slippage</translation>
    </message>
    <message>
        <source>The difference that the service tells is not the difference of its two ledgers: do not rely on it.</source>
        <translation>Die Differenz, die der Dienst nennt, ist nicht die seiner beiden Bücher: Verlassen Sie sich nicht darauf.</translation>
    </message>
    <message>
        <source>Approve intent {intent_id}: {reason}</source>
        <translation>Intent {intent_id} genehmigen: {reason}</translation>
    </message>
    <message>
        <source>Deny intent {intent_id}: {reason}</source>
        <translation>Intent {intent_id} verweigern: {reason}</translation>
    </message>
    <message>
        <source>Set {key} to {amount}: {reason}</source>
        <translation>{key} auf {amount} setzen: {reason}</translation>
    </message>
    <message>
        <source>A limit is more than nothing.</source>
        <translation>Eine Grenze ist größer als null.</translation>
    </message>
    <message>
        <source>A limit is being set already: wait for the verdict.</source>
        <translation>Eine Grenze wird bereits gesetzt: Warten Sie das Urteil ab.</translation>
    </message>
    <message>
        <source>This intent is being decided already: wait for the verdict.</source>
        <translation>Über diesen Intent wird bereits entschieden: Warten Sie das Urteil ab.</translation>
    </message>
    <message>
        <source>The list of pending intents is not known well enough now: refresh it first.</source>
        <translation>Die Liste der ausstehenden Intents ist jetzt nicht sicher genug bekannt: Aktualisieren Sie sie zuerst.</translation>
    </message>
    <message>
        <source>This intent waits no longer.</source>
        <translation>Dieser Intent wartet nicht mehr.</translation>
    </message>
    <message>
        <source>This intent is of {account}: the platform lets only its owner decide.</source>
        <translation>Dieser Intent gehört {account}: Die Plattform lässt nur den Inhaber entscheiden.</translation>
    </message>
    <message>
        <source>{key} is {amount} now, by {names} (version {version}).</source>
        <translation>{key} ist jetzt {amount}, durch {names} (Version {version}).</translation>
    </message>
    <message>
        <source>{key} of {amount} is now pending: you are the first author. Another account must set the same value; nothing takes it back but a restart of the service. If you meant to second a proposal, the service has forgotten it.</source>
        <translation>{key} mit {amount} ist jetzt ausstehend: Sie sind der erste Urheber. Ein anderes Konto muss denselben Wert setzen; nur ein Neustart des Dienstes nimmt es zurück. Wollten Sie einen Vorschlag gegenzeichnen, so hat der Dienst ihn vergessen.</translation>
    </message>
    <message>
        <source>The service took {key} of {amount} and says neither applied nor pending: read it back.</source>
        <translation>Der Dienst hat {key} mit {amount} angenommen und nennt es weder angewandt noch ausstehend: Lesen Sie es zurück.</translation>
    </message>
    <message>
        <source>This intent has expired: the platform cancelled it.</source>
        <translation>Dieser Intent ist abgelaufen: Die Plattform hat ihn storniert.</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation>Sagen Sie, warum.</translation>
    </message>
    <message>
        <source>The intent had expired and was cancelled by the platform itself; this decision changed nothing</source>
        <translation>Der Intent war abgelaufen und wurde von der Plattform selbst storniert; diese Entscheidung änderte nichts</translation>
    </message>
    <message>
        <source>You are this proposal&apos;s first author: another account must set the same value for it to count</source>
        <translation>Sie sind der erste Urheber dieses Vorschlags: Damit er zählt, muss ein anderes Konto denselben Wert setzen</translation>
    </message>
    <message>
        <source>Another value is pending: second exactly that one, or have the service restarted to forget it</source>
        <translation>Ein anderer Wert ist ausstehend: Zeichnen Sie genau diesen gegen, oder lassen Sie den Dienst neu starten, damit er ihn vergisst</translation>
    </message>
    <message>
        <source>The platform shows and lets decide the intents of the signed-in account only: a director sees no other account&apos;s.</source>
        <translation>Die Plattform zeigt nur die Intents des angemeldeten Kontos und lässt nur darüber entscheiden: Ein Direktor sieht die anderer Konten nicht.</translation>
    </message>
    <message>
        <source>The platform takes no reason with a decision: this console&apos;s journal keeps it.</source>
        <translation>Die Plattform nimmt zu einer Entscheidung keinen Grund an: Das Journal dieser Konsole hält ihn fest.</translation>
    </message>
    <message>
        <source>no service reads this: it stops nothing. To halt, use the kill switch.</source>
        <translation>kein Dienst liest das: Es hält nichts an. Zum Anhalten dient der Kill-Switch.</translation>
    </message>
    <message>
        <source>The platform lists no pending change, ends none and takes none back.</source>
        <translation>Die Plattform führt keine ausstehende Änderung auf, beendet keine und nimmt keine zurück.</translation>
    </message>
    <message>
        <source>The platform knows no such intent.</source>
        <translation>Die Plattform kennt keinen solchen Intent.</translation>
    </message>
    <message>
        <source>Refresh the list.</source>
        <translation>Aktualisieren Sie die Liste.</translation>
    </message>
    <message>
        <source>As shipped the platform never creates the table of overrides, and this always fails.</source>
        <translation>Im Auslieferungszustand legt die Plattform die Tabelle der Übersteuerungen nie an, und dies schlägt immer fehl.</translation>
    </message>
    <message>
        <source>no end told</source>
        <translation>kein Ende genannt</translation>
    </message>
    <message>
        <source>{count:,} veto</source>
        <translation>{count:,} Veto</translation>
    </message>
    <message>
        <source>{count:,} vetoes</source>
        <translation>{count:,} Vetos</translation>
    </message>
    <message>
        <source>{value} · version {version} by {names}, {at:%Y-%m-%d %H:%M} UTC</source>
        <translation>{value} · Version {version} von {names}, {at:%d.%m.%Y %H:%M} UTC</translation>
    </message>
    <message>
        <source>{amount} was proposed here by {author} at {at:%H:%M:%S} UTC.</source>
        <translation>{amount} wurde hier von {author} um {at:%H:%M:%S} UTC vorgeschlagen.</translation>
    </message>
    <message>
        <source>In force: {before}. New: {after}.{turn}{same}</source>
        <translation>In Kraft: {before}. Neu: {after}.{turn}{same}</translation>
    </message>
    <message>
        <source>The counts by reason do not add up to the number of vetoes that the watchdog tells.</source>
        <translation>Die Anzahlen nach Grund ergeben nicht die Zahl der Vetos, die der Watchdog nennt.</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>Another account must set the same value.</source>
        <translation>Ein anderes Konto muss denselben Wert setzen.</translation>
    </message>
    <message>
        <source>Set exactly the same value to second it.</source>
        <translation>Setzen Sie zum Gegenzeichnen genau denselben Wert.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>In force: {before}. New: –.</source>
        <translation>In Kraft: {before}. Neu: –.</translation>
    </message>
    <message>
        <source> It goes up.</source>
        <translation> Er steigt.</translation>
    </message>
    <message>
        <source> It goes down.</source>
        <translation> Er sinkt.</translation>
    </message>
    <message>
        <source> It is the same.</source>
        <translation> Es ist derselbe.</translation>
    </message>
    <message>
        <source>No page and no action is called anything like “{text}”.</source>
        <translation>Keine Seite und keine Aktion heißt so ähnlich wie „{text}“.</translation>
    </message>
    <message>
        <source>1 match.</source>
        <translation>1 Treffer.</translation>
    </message>
    <message>
        <source>{count} matches.</source>
        <translation>{count} Treffer.</translation>
    </message>
    <message>
        <source>{start:%Y-%m-%d %H:%M:%S} to {end:%Y-%m-%d %H:%M:%S} UTC</source>
        <translation>{start:%d.%m.%Y %H:%M:%S} bis {end:%d.%m.%Y %H:%M:%S} UTC</translation>
    </message>
    <message>
        <source>environment {environment}, mode {mode}</source>
        <translation>Umgebung {environment}, Modus {mode}</translation>
    </message>
    <message>
        <source>environment {environment}</source>
        <translation>Umgebung {environment}</translation>
    </message>
    <message>
        <source>Aether operator console, {place}, {span}</source>
        <translation>Aether-Operatorkonsole, {place}, {span}</translation>
    </message>
    <message>
        <source>before {seam:%Y-%m-%d %H:%M:%S} UTC as Prometheus has it, from then on as scraped by this console</source>
        <translation>vor {seam:%d.%m.%Y %H:%M:%S} UTC laut Prometheus, danach wie von dieser Konsole abgerufen</translation>
    </message>
    <message>
        <source>A sign-in is already running.</source>
        <translation>Eine Anmeldung läuft bereits.</translation>
    </message>
    <message>
        <source>This environment names no auth service to sign in to.</source>
        <translation>Diese Umgebung nennt keinen Auth-Dienst, an dem man sich anmelden könnte.</translation>
    </message>
    <message>
        <source>Type the e-mail address of your operator account.</source>
        <translation>Geben Sie die E-Mail-Adresse Ihres Operatorkontos ein.</translation>
    </message>
    <message>
        <source>This console is not locked.</source>
        <translation>Diese Konsole ist nicht gesperrt.</translation>
    </message>
    <message>
        <source>This console is locked already.</source>
        <translation>Diese Konsole ist schon gesperrt.</translation>
    </message>
    <message>
        <source>Choose a readiness review first.</source>
        <translation>Wählen Sie zuerst ein Bereitschafts-Review.</translation>
    </message>
    <message>
        <source>This environment names no secrets service.</source>
        <translation>Diese Umgebung nennt keinen Secrets-Dienst.</translation>
    </message>
    <message>
        <source>This session is of {signed_in}: sign in as {wanted} first.</source>
        <translation>Diese Sitzung gehört {signed_in}: Melden Sie sich zuerst als {wanted} an.</translation>
    </message>
    <message>
        <source>{area} is {word}: {because}.</source>
        <translation>{area} steht auf {word}: {because}.</translation>
    </message>
    <message>
        <source>{probe_id} is not waived.</source>
        <translation>{probe_id} ist nicht ausgenommen.</translation>
    </message>
    <message>
        <source>{duty_id} is no duty that this console knows.</source>
        <translation>{duty_id} ist keine Pflicht, die diese Konsole kennt.</translation>
    </message>
    <message>
        <source>{probe_id} is no probe of this environment.</source>
        <translation>{probe_id} ist keine Prüfung dieser Umgebung.</translation>
    </message>
    <message>
        <source>A waiver must end in the future.</source>
        <translation>Eine Ausnahme muss in der Zukunft enden.</translation>
    </message>
    <message>
        <source>A waiver lasts at most {days} days.</source>
        <translation>Eine Ausnahme gilt höchstens {days} Tage.</translation>
    </message>
    <message>
        <source>This console has no judgement of the board that is young enough to vote on.</source>
        <translation>Diese Konsole hat kein Urteil über die Tafel, das jung genug für ein Votum ist.</translation>
    </message>
    <message>
        <source>Say it in one line.</source>
        <translation>Sagen Sie es in einer Zeile.</translation>
    </message>
    <message>
        <source>There is no running session to renew: sign in.</source>
        <translation>Es läuft keine Sitzung, die zu erneuern wäre: Melden Sie sich an.</translation>
    </message>
    <message>
        <source>environment {environment}, mode {mode}, account {account}</source>
        <translation>Umgebung {environment}, Modus {mode}, Konto {account}</translation>
    </message>
    <message>
        <source>Aether operator console, {place}, {title}, {over}, read {read_at:%Y-%m-%d %H:%M:%S} UTC</source>
        <translation>Aether-Operatorkonsole, {place}, {title}, {over}, gelesen {read_at:%d.%m.%Y %H:%M:%S} UTC</translation>
    </message>
    <message>
        <source>The service cannot write these rows as JSON: they were read as CSV.</source>
        <translation>Der Dienst kann diese Zeilen nicht als JSON liefern: Sie wurden als CSV gelesen.</translation>
    </message>
    <message>
        <source>The portfolio service does not show this account to this session.</source>
        <translation>Der Portfolio-Dienst zeigt dieser Sitzung dieses Konto nicht.</translation>
    </message>
    <message>
        <source>It compares the account letter by letter, in lower case: sign in as the account whose records you want.</source>
        <translation>Er vergleicht das Konto Buchstabe für Buchstabe, in Kleinschreibung: Melden Sie sich als das Konto an, dessen Daten Sie wollen.</translation>
    </message>
    <message>
        <source>The portfolio service could not read the balances at Kraken. As shipped it never can.</source>
        <translation>Der Portfolio-Dienst konnte die Salden bei Kraken nicht lesen. Im Auslieferungszustand kann er es nie.</translation>
    </message>
    <message>
        <source>Look at Kraken itself, or ask the platform&apos;s on-call for the service&apos;s credentials.</source>
        <translation>Sehen Sie bei Kraken selbst nach, oder fragen Sie den Bereitschaftsdienst der Plattform nach den Zugangsdaten des Dienstes.</translation>
    </message>
    <message>
        <source>the last hour</source>
        <translation>letzte Stunde</translation>
    </message>
    <message>
        <source>the last 24 hours</source>
        <translation>letzte 24 Stunden</translation>
    </message>
    <message>
        <source>the last 7 days</source>
        <translation>letzte 7 Tage</translation>
    </message>
    <message>
        <source>the last 30 days</source>
        <translation>letzte 30 Tage</translation>
    </message>
    <message>
        <source>all time</source>
        <translation>gesamte Zeit</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>Fills</source>
        <translation>Ausführungen</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <source>As of (UTC)</source>
        <translation>Stand (UTC)</translation>
    </message>
    <message>
        <source>Bucket (UTC)</source>
        <translation>Bucket (UTC)</translation>
    </message>
    <message>
        <source>The platform has no positions on record</source>
        <translation>Die Plattform führt keine Positionen</translation>
    </message>
    <message>
        <source>The platform has no profit and loss on record</source>
        <translation>Die Plattform führt keinen Gewinn oder Verlust</translation>
    </message>
    <message>
        <source>The platform has no orders on record</source>
        <translation>Die Plattform führt keine Orders</translation>
    </message>
    <message>
        <source>The platform has no fills on record</source>
        <translation>Die Plattform führt keine Ausführungen</translation>
    </message>
    <message>
        <source>quantities of different instruments are not added up.</source>
        <translation>Mengen verschiedener Instrumente werden nicht addiert.</translation>
    </message>
    <message>
        <source>{count:,} position</source>
        <translation>{count:,} Position</translation>
    </message>
    <message>
        <source>{count:,} positions</source>
        <translation>{count:,} Positionen</translation>
    </message>
    <message>
        <source>{total} over {count:,} bucket.</source>
        <translation>{total} in {count:,} Bucket.</translation>
    </message>
    <message>
        <source>{total} over {count:,} buckets.</source>
        <translation>{total} in {count:,} Buckets.</translation>
    </message>
    <message>
        <source>{count:,} {group} worth {amount}</source>
        <translation>{count:,} {group} im Wert von {amount}</translation>
    </message>
    <message>
        <source> {count:,} row without an amount that can be read: not added.</source>
        <translation> {count:,} Zeile ohne lesbaren Betrag: nicht addiert.</translation>
    </message>
    <message>
        <source> {count:,} rows without an amount that can be read: not added.</source>
        <translation> {count:,} Zeilen ohne lesbaren Betrag: nicht addiert.</translation>
    </message>
    <message>
        <source>These rows are of {shown}; {chosen} is being read.</source>
        <translation>Zeitraum dieser Zeilen: {shown}; gelesen wird gerade: {chosen}.</translation>
    </message>
    <message>
        <source>The service gave the {count:,} rows that were asked for; there may be more.</source>
        <translation>Der Dienst lieferte die {count:,} angeforderten Zeilen; es kann mehr geben.</translation>
    </message>
    <message>
        <source>{nothing} in {span}.</source>
        <translation>{nothing} (Zeitraum: {span}).</translation>
    </message>
    <message>
        <source>{points} bps off its peg</source>
        <translation>{points} bps Abweichung von der Parität</translation>
    </message>
    <message>
        <source>Available and deployed add up to {total}, which is not the net asset value.</source>
        <translation>Verfügbar und eingesetzt ergeben zusammen {total}; das ist nicht der Nettoinventarwert.</translation>
    </message>
    <message>
        <source>Profit and loss</source>
        <translation>Gewinn und Verlust</translation>
    </message>
    <message>
        <source>Created (UTC)</source>
        <translation>Erstellt (UTC)</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Deployed</source>
        <translation>Eingesetzt</translation>
    </message>
    <message>
        <source>Net asset value</source>
        <translation>Nettoinventarwert</translation>
    </message>
    <message>
        <source>Stablecoin</source>
        <translation>Stablecoin</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>The colours of every window. Ctrl+Shift+T changes it too.</source>
        <translation>Die Farben aller Fenster. Auch mit Strg+Umschalt+T zu ändern.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Of texts, numbers and dates. A change takes effect when the console is started again.</source>
        <translation>Von Texten, Zahlen und Daten. Eine Änderung wirkt nach dem nächsten Start der Konsole.</translation>
    </message>
    <message>
        <source>Second clock</source>
        <translation>Zweite Uhr</translation>
    </message>
    <message>
        <source>The zone of the clock beside UTC, such as Europe/London. Empty: the environment&apos;s own zone.</source>
        <translation>Die Zeitzone der Uhr neben UTC, etwa Europe/London. Leer: die Zeitzone der Umgebung.</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>The page a window opens with.</source>
        <translation>Die Seite, mit der ein Fenster öffnet.</translation>
    </message>
    <message>
        <source>Desktop notifications</source>
        <translation>Desktop-Benachrichtigungen</translation>
    </message>
    <message>
        <source>Of new critical alerts. Those about the kill switch are always shown.</source>
        <translation>Bei neuen kritischen Alarmen. Die zum Kill-Switch werden immer gezeigt.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>With a notification. Those about the kill switch always sound.</source>
        <translation>Bei einer Benachrichtigung. Die zum Kill-Switch ertönen immer.</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Nothing slides or fades; what changes is there at once. Where the desktop&apos;s animations are off, always.</source>
        <translation>Nichts gleitet oder blendet über; was sich ändert, ist sofort da. Wo die Animationen des Desktops aus sind, immer.</translation>
    </message>
    <message>
        <source>Begin in the sensitive view</source>
        <translation>In der Diskretansicht beginnen</translation>
    </message>
    <message>
        <source>A window opens with balances and account names hidden.</source>
        <translation>Ein Fenster öffnet mit ausgeblendeten Salden und Kontonamen.</translation>
    </message>
    <message>
        <source>Lock when idle</source>
        <translation>Im Leerlauf sperren</translation>
    </message>
    <message>
        <source>Minutes without a key or the mouse until the console locks; 0 never. The kill switch works while it is locked.</source>
        <translation>Minuten ohne Taste oder Maus, bis sich die Konsole sperrt; 0: nie. Der Kill-Switch funktioniert auch gesperrt.</translation>
    </message>
    <message>
        <source>Must be on or off.</source>
        <translation>Muss ein oder aus sein.</translation>
    </message>
    <message>
        <source>Type a whole number of minutes from 0 to {most}.</source>
        <translation>Geben Sie eine ganze Zahl von Minuten von 0 bis {most} ein.</translation>
    </message>
    <message>
        <source>Must be one of {known}.</source>
        <translation>Muss eines von diesen sein: {known}.</translation>
    </message>
    <message>
        <source>This window has no such page.</source>
        <translation>Dieses Fenster hat keine solche Seite.</translation>
    </message>
    <message>
        <source>the environment&apos;s zone</source>
        <translation>die Zeitzone der Umgebung</translation>
    </message>
    <message>
        <source>on</source>
        <comment>a setting</comment>
        <translation>Ein</translation>
    </message>
    <message>
        <source>off</source>
        <comment>a setting</comment>
        <translation>Aus</translation>
    </message>
    <message>
        <source>There is no such zone: write for example Europe/London, or nothing for the environment&apos;s own.</source>
        <translation>Diese Zeitzone gibt es nicht: Schreiben Sie etwa Europe/London, oder nichts für die der Umgebung.</translation>
    </message>
    <message>
        <source>Must be the name of a zone.</source>
        <translation>Muss der Name einer Zeitzone sein.</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} d</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{micros:.0f} µs</source>
        <translation>{micros:.0f} µs</translation>
    </message>
    <message>
        <source>{millis:.0f} ms</source>
        <translation>{millis:.0f} ms</translation>
    </message>
    <message>
        <source>{seconds:.1f} s</source>
        <translation>{seconds:.1f} s</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>{sign}${number}</source>
        <translation>{sign}{number}&#xa0;$</translation>
    </message>
    <message>
        <source>{at:%H:%M:%S}</source>
        <translation>{at:%H:%M:%S}</translation>
    </message>
    <message>
        <source>{at:%Y-%m-%d}</source>
        <translation>{at:%d.%m.%Y}</translation>
    </message>
    <message>
        <source>{at:%Y-%m-%d %H:%M}</source>
        <translation>{at:%d.%m.%Y %H:%M}</translation>
    </message>
    <message>
        <source>{at:%Y-%m-%d %H:%M:%S}</source>
        <translation>{at:%d.%m.%Y %H:%M:%S}</translation>
    </message>
    <message>
        <source>has not been read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>was last read {age} ago</source>
        <translation>zuletzt vor {age} gelesen</translation>
    </message>
    <message>
        <source>MIXED</source>
        <translation>GEMISCHT</translation>
    </message>
    <message>
        <source>Simulation {last_read}.</source>
        <translation>Simulation: {last_read}.</translation>
    </message>
    <message>
        <source>The platform lists no account.</source>
        <translation>Die Plattform führt kein Konto.</translation>
    </message>
    <message>
        <source>Simulated: {active}. Live: {live}.</source>
        <translation>Simuliert: {active}. Live: {live}.</translation>
    </message>
    <message>
        <source>Simulated: {active}.</source>
        <translation>Simuliert: {active}.</translation>
    </message>
    <message>
        <source>Live: {live}.</source>
        <translation>Echter Handel: {live}.</translation>
    </message>
    <message>
        <source>The kill switch&apos;s gauge {last_read}.</source>
        <translation>Messwert des Kill-Switch: {last_read}.</translation>
    </message>
    <message>
        <source>No kill_switch_state series: never engaged, or the service restarted.</source>
        <translation>Keine Zeitreihe kill_switch_state: nie ausgelöst, oder der Dienst wurde neu gestartet.</translation>
    </message>
    <message>
        <source>kill_switch_state is {gauge:g}.</source>
        <translation>kill_switch_state ist {gauge:g}.</translation>
    </message>
    <message>
        <source>kill_switch_state is 0.</source>
        <translation>kill_switch_state ist 0.</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Nicht angemeldet</translation>
    </message>
    <message>
        <source>Session ended</source>
        <translation>Sitzung beendet</translation>
    </message>
    <message>
        <source>{minutes} min left</source>
        <translation>noch {minutes} min</translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation>noch {seconds} s</translation>
    </message>
    <message>
        <source>This workstation&apos;s clock has not been compared with the platform&apos;s yet.</source>
        <translation>Die Uhr dieses Arbeitsplatzrechners wurde noch nicht mit der Plattform verglichen.</translation>
    </message>
    <message>
        <source>This workstation&apos;s clock agrees with the platform&apos;s.</source>
        <translation>Die Uhr dieses Arbeitsplatzrechners stimmt mit der Plattform überein.</translation>
    </message>
    <message>
        <source>This workstation&apos;s clock is {off_s:.0f} s behind the platform&apos;s: codes will be refused.</source>
        <translation>Die Uhr dieses Arbeitsplatzrechners geht gegenüber der Plattform {off_s:.0f} s nach: Codes werden abgelehnt.</translation>
    </message>
    <message>
        <source>This workstation&apos;s clock is {off_s:.0f} s behind the platform&apos;s.</source>
        <translation>Die Uhr dieses Arbeitsplatzrechners geht gegenüber der Plattform {off_s:.0f} s nach.</translation>
    </message>
    <message>
        <source>This workstation&apos;s clock is {off_s:.0f} s ahead of the platform&apos;s: codes will be refused.</source>
        <translation>Die Uhr dieses Arbeitsplatzrechners geht gegenüber der Plattform {off_s:.0f} s vor: Codes werden abgelehnt.</translation>
    </message>
    <message>
        <source>This workstation&apos;s clock is {off_s:.0f} s ahead of the platform&apos;s.</source>
        <translation>Die Uhr dieses Arbeitsplatzrechners geht gegenüber der Plattform {off_s:.0f} s vor.</translation>
    </message>
    <message>
        <source>The label {name!r} has no name that Prometheus can be asked for.</source>
        <translation>Das Label {name!r} hat keinen Namen, nach dem Prometheus gefragt werden kann.</translation>
    </message>
    <message>
        <source>A query needs the name of a metric.</source>
        <translation>Eine Abfrage braucht den Namen einer Metrik.</translation>
    </message>
    <message>
        <source>A query&apos;s window is a number of seconds above zero.</source>
        <translation>Das Zeitfenster einer Abfrage ist eine Anzahl Sekunden über null.</translation>
    </message>
    <message>
        <source>A quantile lies between 0 and 1.</source>
        <translation>Ein Quantil liegt zwischen 0 und 1.</translation>
    </message>
    <message>
        <source>A query&apos;s scale is a number other than zero.</source>
        <translation>Der Faktor einer Abfrage ist eine Zahl ungleich null.</translation>
    </message>
    <message>
        <source>The buckets of a histogram can only be summed.</source>
        <translation>Die Buckets eines Histogramms lassen sich nur summieren.</translation>
    </message>
    <message>
        <source>A quantile is made of all buckets: the label le cannot be kept apart.</source>
        <translation>Ein Quantil entsteht aus allen Buckets: Das Label le kann nicht getrennt werden.</translation>
    </message>
    <message>
        <source>{metric} is a gauge: it may fall, so that it has no rate.</source>
        <translation>{metric} ist ein Gauge: Er kann fallen und hat daher keine Rate.</translation>
    </message>
    <message>
        <source>{metric} has not observed anything.</source>
        <translation>{metric} hat noch nichts beobachtet.</translation>
    </message>
    <message>
        <source>{metric} is no histogram: it has no quantiles.</source>
        <translation>{metric} ist kein Histogramm: Es gibt keine Quantile.</translation>
    </message>
    <message>
        <source>No series of {metric} fits: none is exposed, or none has these labels.</source>
        <translation>Keine Zeitreihe von {metric} passt: Es wird keine bereitgestellt, oder keine hat diese Labels.</translation>
    </message>
    <message>
        <source>{count} series of {metric} at {target} are not kept: the limit of series is reached.</source>
        <translation>{count} Zeitreihen von {metric} bei {target} werden nicht aufbewahrt: Die Grenze für Zeitreihen ist erreicht.</translation>
    </message>
    <message>
        <source>This window is read-only: it changes nothing on the platform and decides nothing in your name.</source>
        <translation>Dieses Fenster ist im Nur-Lese-Modus: Es ändert nichts auf der Plattform und entscheidet nichts in Ihrem Namen.</translation>
    </message>
    <message>
        <source>This window is read-only: NO KILL IS SENT FROM HERE.</source>
        <translation>Dieses Fenster ist im Nur-Lese-Modus: VON HIER WIRD KEIN KILL GESENDET.</translation>
    </message>
    <message>
        <source>{said} To try the kill switch, open the sandbox without --read-only.</source>
        <translation>{said} Um den Kill-Switch zu erproben, öffnen Sie die Sandbox ohne --read-only.</translation>
    </message>
    <message>
        <source>{said} To kill now, at a terminal: aether-console kill --environment {name} --all</source>
        <translation>{said} Um jetzt einen Kill auszulösen, in einem Terminal: aether-console kill --environment {name} --all</translation>
    </message>
    <message>
        <source>its declared answer does not fit what it returns</source>
        <translation>die deklarierte Antwort passt nicht zu dem, was geliefert wird</translation>
    </message>
    <message>
        <source>GET /portfolio/orders as JSON</source>
        <translation>GET /portfolio/orders als JSON</translation>
    </message>
    <message>
        <source>rows with times or amounts break it, which is why this console reads CSV</source>
        <translation>Zeilen mit Zeiten oder Beträgen bringen sie zum Scheitern, deshalb liest diese Konsole CSV</translation>
    </message>
    <message>
        <source>its description does not tell what the called operations take</source>
        <translation>die Beschreibung sagt nicht, was die aufgerufenen Operationen annehmen</translation>
    </message>
    <message>
        <source>nothing called beyond health and metrics</source>
        <translation>nichts aufgerufen außer Health und Metriken</translation>
    </message>
    <message>
        <source>{compared} called operations take what is sent</source>
        <translation>{compared} aufgerufene Operationen nehmen an, was gesendet wird</translation>
    </message>
    <message>
        <source>{operation} does not take {name}</source>
        <translation>{operation} nimmt {name} nicht an</translation>
    </message>
    <message>
        <source>{operation} wants {name}, which is not sent</source>
        <translation>{operation} verlangt {name}, das nicht gesendet wird</translation>
    </message>
    <message>
        <source>{source} at {path}</source>
        <translation>{source} bei {path}</translation>
    </message>
    <message>
        <source>cannot decode {places}</source>
        <translation>nicht dekodierbar: {places}</translation>
    </message>
    <message>
        <source>no body to decode</source>
        <translation>keine Antwort zu dekodieren</translation>
    </message>
    <message>
        <source>{count} kinds of answers decoded</source>
        <translation>{count} Arten von Antworten dekodiert</translation>
    </message>
    <message>
        <source>{route} is behind a guard that is not wired</source>
        <translation>{route} liegt hinter einer Schutzprüfung, die nicht angebunden ist</translation>
    </message>
    <message>
        <source>{route} answers HTTP {status}</source>
        <translation>{route} antwortet mit HTTP {status}</translation>
    </message>
    <message>
        <source>{route} answers</source>
        <translation>{route} antwortet</translation>
    </message>
    <message>
        <source>{route} is broken: {said}; {because}</source>
        <translation>{route} ist defekt: {said}; {because}</translation>
    </message>
    <message>
        <source>has {route}</source>
        <translation>hat {route}</translation>
    </message>
    <message>
        <source>does not have {missing}</source>
        <translation>hat {missing} nicht</translation>
    </message>
    <message>
        <source>Do the called operations take what this console sends?</source>
        <translation>Nehmen die aufgerufenen Operationen an, was diese Konsole sendet?</translation>
    </message>
    <message>
        <source>every parameter sent is described, and nothing else is required</source>
        <translation>jeder gesendete Parameter ist beschrieben, und nichts weiter ist Pflicht</translation>
    </message>
    <message>
        <source>Compare the service&apos;s version with this console&apos;s: one of them has moved.</source>
        <translation>Vergleichen Sie die Version des Dienstes mit der dieser Konsole: Eine von beiden hat sich geändert.</translation>
    </message>
    <message>
        <source>Can every answer be decoded strictly?</source>
        <translation>Lässt sich jede Antwort streng dekodieren?</translation>
    </message>
    <message>
        <source>no answer with a missing or mistyped field</source>
        <translation>keine Antwort mit fehlendem oder falsch typisiertem Feld</translation>
    </message>
    <message>
        <source>The service answers another form than agreed at the named place: compare versions.</source>
        <translation>Der Dienst antwortet an der genannten Stelle in anderer Form als vereinbart: Vergleichen Sie die Versionen.</translation>
    </message>
    <message>
        <source>Are the routes that are known to be broken mended?</source>
        <translation>Sind die als defekt bekannten Routen repariert?</translation>
    </message>
    <message>
        <source>each of them answers</source>
        <translation>jede von ihnen antwortet</translation>
    </message>
    <message>
        <source>Do not rely on the named route; what it would show has to be looked up elsewhere.</source>
        <translation>Verlassen Sie sich nicht auf die genannte Route; was sie zeigen würde, muss anderswo nachgesehen werden.</translation>
    </message>
    <message>
        <source>GET /oms/routing/status may be broken too: it is not asked, because reading it places test orders</source>
        <translation>GET /oms/routing/status ist möglicherweise auch defekt: Die Route wird nicht abgefragt, weil das Lesen Test-Orders erteilt</translation>
    </message>
    <message>
        <source>Are the forecast routes there?</source>
        <translation>Sind die Prognose-Routen vorhanden?</translation>
    </message>
    <message>
        <source>both are described</source>
        <translation>beide sind beschrieben</translation>
    </message>
    <message>
        <source>Dashboards that show a forecast stay empty without the route.</source>
        <translation>Dashboards, die eine Prognose zeigen, bleiben ohne die Route leer.</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>stimmt überein</translation>
    </message>
    <message>
        <source>claim too good</source>
        <translation>zu gut</translation>
    </message>
    <message>
        <source>claim too bad</source>
        <translation>zu schlecht</translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation>nicht feststellbar</translation>
    </message>
    <message>
        <source>its probe passes</source>
        <translation>die eine Prüfung ist bestanden</translation>
    </message>
    <message>
        <source>1 probe passes</source>
        <translation>1 Prüfung bestanden</translation>
    </message>
    <message>
        <source>{passing} probes pass</source>
        <translation>{passing} Prüfungen bestanden</translation>
    </message>
    <message>
        <source>No other required probe fails or is unknown. {counted}</source>
        <translation>Keine andere Pflichtprüfung ist fehlgeschlagen oder unbekannt. {counted}</translation>
    </message>
    <message>
        <source>No required probe fails or is unknown. {counted}</source>
        <translation>Keine Pflichtprüfung ist fehlgeschlagen oder unbekannt. {counted}</translation>
    </message>
    <message>
        <source>{total} probes: {counted}.</source>
        <translation>{total} Prüfungen: {counted}.</translation>
    </message>
    <message>
        <source>answers as agreed</source>
        <translation>antwortet wie vereinbart</translation>
    </message>
    <message>
        <source>is not as agreed at {path}</source>
        <translation>ist bei {path} nicht wie vereinbart</translation>
    </message>
    <message>
        <source>answers &quot;{detail}&quot;</source>
        <translation>antwortet „{detail}“</translation>
    </message>
    <message>
        <source>is not there</source>
        <translation>ist nicht vorhanden</translation>
    </message>
    <message>
        <source>fails: {why}</source>
        <translation>schlägt fehl: {why}</translation>
    </message>
    <message>
        <source>Do the routes behind the key page answer in the agreed form?</source>
        <translation>Antworten die Routen hinter der Schlüsselseite in der vereinbarten Form?</translation>
    </message>
    <message>
        <source>status, audit and Kraken status are all as agreed</source>
        <translation>Status, Audit und Kraken-Status sind alle wie vereinbart</translation>
    </message>
    <message>
        <source>Check that the address leads to the implementation that its flavour names.</source>
        <translation>Prüfen Sie, ob die Adresse zu der Implementierung führt, die ihre Variante nennt.</translation>
    </message>
    <message>
        <source>Can this console itself be trusted?</source>
        <translation>Kann man dieser Konsole selbst vertrauen?</translation>
    </message>
    <message>
        <source>at most 100 ms late, polls in time, clock within 2 s; far beyond, nothing on screen counts</source>
        <translation>höchstens 100 ms Verzug, Abfragen rechtzeitig, Uhr auf 2 s genau; weit darüber zählt nichts auf dem Bildschirm</translation>
    </message>
    <message>
        <source>Use another workstation until this passes: close what loads this one, compare its clock with NTP.</source>
        <translation>Nutzen Sie einen anderen Arbeitsplatzrechner, bis dies bestanden ist: Beenden Sie, was diesen auslastet, und vergleichen Sie seine Uhr mit NTP.</translation>
    </message>
    <message>
        <source>its {flavour} flavour tells no reconciliation</source>
        <translation>die Variante {flavour} meldet keinen Abgleich</translation>
    </message>
    <message>
        <source>{balances} balances and {orders} orders checked since it started</source>
        <translation>{balances} Salden und {orders} Orders seit dem Start geprüft</translation>
    </message>
    <message>
        <source>{alerts} alerts, {checked}</source>
        <translation>{alerts} Alarme, {checked}</translation>
    </message>
    <message>
        <source>nothing was checked since it started</source>
        <translation>seit dem Start wurde nichts geprüft</translation>
    </message>
    <message>
        <source>{repaired} mismatches repaired, {checked}</source>
        <translation>{repaired} Abweichungen behoben, {checked}</translation>
    </message>
    <message>
        <source>no mismatch, {checked}</source>
        <translation>keine Abweichung, {checked}</translation>
    </message>
    <message>
        <source>does not reconcile: {why}</source>
        <translation>gleicht nicht ab: {why}</translation>
    </message>
    <message>
        <source>has no reconciliation</source>
        <translation>hat keinen Abgleich</translation>
    </message>
    <message>
        <source>Do the platform&apos;s balances and orders agree with the exchange&apos;s?</source>
        <translation>Stimmen Salden und Orders der Plattform mit denen der Börse überein?</translation>
    </message>
    <message>
        <source>reconciliation runs, without an alert</source>
        <translation>der Abgleich läuft, ohne Alarm</translation>
    </message>
    <message>
        <source>Compare the account&apos;s balances and orders with the exchange&apos;s before trading goes on.</source>
        <translation>Vergleichen Sie Salden und Orders des Kontos mit denen der Börse, bevor weiter gehandelt wird.</translation>
    </message>
    <message>
        <source>{until:%Y-%m-%d %H:%M}</source>
        <translation>{until:%d.%m.%Y %H:%M}</translation>
    </message>
    <message>
        <source>waived by {who} until {end} UTC: {reason}</source>
        <translation>ausgenommen von {who} bis {end} UTC: {reason}</translation>
    </message>
    <message>
        <source>has an address</source>
        <translation>hat eine Adresse</translation>
    </message>
    <message>
        <source>reached without TLS through this machine: what stands before the service is not asked</source>
        <translation>ohne TLS über diesen Rechner erreicht: Was vor dem Dienst steht, wird nicht abgefragt</translation>
    </message>
    <message>
        <source>redirected to https (HTTP {status})</source>
        <translation>auf https umgeleitet (HTTP {status})</translation>
    </message>
    <message>
        <source>nobody serves http at port {port}</source>
        <translation>niemand bedient http an Port {port}</translation>
    </message>
    <message>
        <source>redirected, but not to https (HTTP {status})</source>
        <translation>umgeleitet, aber nicht auf https (HTTP {status})</translation>
    </message>
    <message>
        <source>refused with HTTP {status}, so that nobody stays on http</source>
        <translation>mit HTTP {status} abgelehnt, sodass niemand auf http bleibt</translation>
    </message>
    <message>
        <source>not redirected: HTTP {status} over plain http</source>
        <translation>nicht umgeleitet: HTTP {status} über unverschlüsseltes http</translation>
    </message>
    <message>
        <source>says it is not ready: {named}</source>
        <translation>meldet, nicht bereit zu sein: {named}</translation>
    </message>
    <message>
        <source>no check named</source>
        <translation>keine Prüfung genannt</translation>
    </message>
    <message>
        <source>says neither ok nor error</source>
        <translation>meldet weder ok noch error</translation>
    </message>
    <message>
        <source>says ready, but not of {named}</source>
        <translation>meldet sich bereit, außer bei {named}</translation>
    </message>
    <message>
        <source>says ready</source>
        <translation>meldet sich bereit</translation>
    </message>
    <message>
        <source>does not provide /readyz, which its Kubernetes manifest asks for</source>
        <translation>bietet /readyz nicht, wonach sein Kubernetes-Manifest fragt</translation>
    </message>
    <message>
        <source>does not provide /readyz, and no manifest asks for it</source>
        <translation>bietet /readyz nicht, und kein Manifest fragt danach</translation>
    </message>
    <message>
        <source>is draining: requests are refused</source>
        <translation>leert sich: Anfragen werden abgelehnt</translation>
    </message>
    <message>
        <source>is not draining</source>
        <translation>leert sich nicht</translation>
    </message>
    <message>
        <source> since {age}</source>
        <translation> seit {age}</translation>
    </message>
    <message>
        <source>is draining{since}, {inflight} requests in flight</source>
        <translation>leert sich{since}, {inflight} Anfragen unterwegs</translation>
    </message>
    <message>
        <source>has no route for draining</source>
        <translation>hat keine Route zum Leeren</translation>
    </message>
    <message>
        <source>Does this environment name every service that readiness depends on?</source>
        <translation>Nennt diese Umgebung jeden Dienst, von dem die Bereitschaft abhängt?</translation>
    </message>
    <message>
        <source>an address for each of them</source>
        <translation>eine Adresse für jeden von ihnen</translation>
    </message>
    <message>
        <source>Add the missing address to environments.toml: what has none is not watched.</source>
        <translation>Tragen Sie die fehlende Adresse in environments.toml ein: Was keine hat, wird nicht beobachtet.</translation>
    </message>
    <message>
        <source>Does plain http lead to https?</source>
        <translation>Führt unverschlüsseltes http zu https?</translation>
    </message>
    <message>
        <source>a redirect to https, or nobody there; asked once a start</source>
        <translation>eine Umleitung auf https oder niemand dort; einmal je Start abgefragt</translation>
    </message>
    <message>
        <source>Have the ingress redirect http to https, or close the port.</source>
        <translation>Lassen Sie den Ingress http auf https umleiten, oder schließen Sie den Port.</translation>
    </message>
    <message>
        <source>Is every service ready by its own word?</source>
        <translation>Ist jeder Dienst nach eigener Auskunft bereit?</translation>
    </message>
    <message>
        <source>/readyz says ok; a missing one only warns where Kubernetes asks for it</source>
        <translation>/readyz meldet ok; fehlt es, wird nur gewarnt, wo Kubernetes danach fragt</translation>
    </message>
    <message>
        <source>Repair the dependency that is named. A missing /readyz leaves the pod&apos;s readiness to chance.</source>
        <translation>Reparieren Sie die genannte Abhängigkeit. Fehlt /readyz, bleibt die Bereitschaft des Pods dem Zufall überlassen.</translation>
    </message>
    <message>
        <source>Does every service take work?</source>
        <translation>Nimmt jeder Dienst Arbeit an?</translation>
    </message>
    <message>
        <source>nobody is draining</source>
        <translation>keiner leert sich</translation>
    </message>
    <message>
        <source>There is no undrain: the service has to be restarted by its owner.</source>
        <translation>Das Leeren lässt sich nicht zurücknehmen: Der Betreiber muss den Dienst neu starten.</translation>
    </message>
    <message>
        <source>nobody attached evidence, and no workstation can observe this</source>
        <translation>niemand hat einen Beleg angehängt, und kein Arbeitsplatzrechner kann dies beobachten</translation>
    </message>
    <message>
        <source>the evidence ended on {until:%Y-%m-%d} and counts no more</source>
        <translation>der Beleg ist am {until:%d.%m.%Y} abgelaufen und zählt nicht mehr</translation>
    </message>
    <message>
        <source>a note without a file is a claim, no evidence</source>
        <translation>eine Notiz ohne Datei ist eine Behauptung, kein Beleg</translation>
    </message>
    <message>
        <source>attested by a note</source>
        <translation>durch eine Notiz bezeugt</translation>
    </message>
    <message>
        <source>the file was not read yet</source>
        <translation>die Datei wurde noch nicht gelesen</translation>
    </message>
    <message>
        <source>the file was not read lately enough to count</source>
        <translation>die Datei wurde zu lange nicht gelesen, um zu zählen</translation>
    </message>
    <message>
        <source>no evidence: {problem}</source>
        <translation>kein Beleg: {problem}</translation>
    </message>
    <message>
        <source>{words}; it ends in {age}</source>
        <translation>{words}; läuft in {age} ab</translation>
    </message>
    <message>
        <source> and {count} more</source>
        <translation> und {count} weitere</translation>
    </message>
    <message>
        <source>{broken} of {tests} tests failed</source>
        <translation>{broken} von {tests} Tests fehlgeschlagen</translation>
    </message>
    <message>
        <source>the report contradicts itself: it {contradicts}</source>
        <translation>der Bericht widerspricht sich: Er {contradicts}</translation>
    </message>
    <message>
        <source>all {tests} tests were skipped</source>
        <translation>alle {tests} Tests wurden übersprungen</translation>
    </message>
    <message>
        <source>the report holds no test</source>
        <translation>der Bericht enthält keinen Test</translation>
    </message>
    <message>
        <source>, {skipped} skipped</source>
        <translation>, {skipped} übersprungen</translation>
    </message>
    <message>
        <source>{passed} tests passed{skipped}</source>
        <translation>{passed} Tests bestanden{skipped}</translation>
    </message>
    <message>
        <source>the file {not_junit}</source>
        <translation>die Datei {not_junit}</translation>
    </message>
    <message>
        <source>{what} is dated in the future, {mark}</source>
        <translation>{what} trägt ein Datum in der Zukunft, {mark}</translation>
    </message>
    <message>
        <source>{what} is {age} old, {mark}</source>
        <translation>{what} ist {age} alt, {mark}</translation>
    </message>
    <message>
        <source>{words}: {most} days are allowed</source>
        <translation>{words}: erlaubt sind {most} Tage</translation>
    </message>
    <message>
        <source>Is there a recent backup of {name}?</source>
        <translation>Gibt es für {name} ein aktuelles Backup?</translation>
    </message>
    <message>
        <source>a record of at most {most} days; more than {too_many} fails</source>
        <translation>ein Protokoll von höchstens {most} Tagen; über {too_many} ist ein Fehler</translation>
    </message>
    <message>
        <source>Attach the record of the last good backup as evidence with id = &quot;{evidence_id}&quot;.</source>
        <translation>Hängen Sie das Protokoll des letzten guten Backups als Beleg mit id = &quot;{evidence_id}&quot; an.</translation>
    </message>
    <message>
        <source>the backup record</source>
        <translation>das Backup-Protokoll</translation>
    </message>
    <message>
        <source>Did every test of the suite pass?</source>
        <translation>Hat jeder Test der Suite bestanden?</translation>
    </message>
    <message>
        <source>a JUnit XML report without a failure or an error, and with at least one test that ran</source>
        <translation>ein JUnit-XML-Bericht ohne Fehlschlag oder Fehler und mit mindestens einem gelaufenen Test</translation>
    </message>
    <message>
        <source>Attach the CI run&apos;s JUnit XML as evidence with id = &quot;junit&quot;; repair what it names.</source>
        <translation>Hängen Sie das JUnit-XML des CI-Laufs als Beleg mit id = &quot;junit&quot; an; reparieren Sie, was es nennt.</translation>
    </message>
    <message>
        <source>Are the attached test results recent enough to be the running release&apos;s?</source>
        <translation>Sind die angehängten Testergebnisse aktuell genug, um zum laufenden Release zu gehören?</translation>
    </message>
    <message>
        <source>at most {most} days old; more than {too_many} fails</source>
        <translation>höchstens {most} Tage alt; über {too_many} ist ein Fehler</translation>
    </message>
    <message>
        <source>Attach the JUnit XML of the deployed revision as evidence with id = &quot;junit&quot;.</source>
        <translation>Hängen Sie das JUnit-XML der ausgerollten Revision als Beleg mit id = &quot;junit&quot; an.</translation>
    </message>
    <message>
        <source>the test report</source>
        <translation>der Testbericht</translation>
    </message>
    <message>
        <source>Is there a record of what was released, and that it was approved?</source>
        <translation>Ist dokumentiert, was ausgeliefert wurde und dass es genehmigt war?</translation>
    </message>
    <message>
        <source>a record that somebody vouches for and that has not ended</source>
        <translation>ein Protokoll, für das jemand bürgt und das nicht abgelaufen ist</translation>
    </message>
    <message>
        <source>Attach the release&apos;s record as evidence with id = &quot;release-evidence&quot;.</source>
        <translation>Hängen Sie das Release-Protokoll als Beleg mit id = &quot;release-evidence&quot; an.</translation>
    </message>
    <message>
        <source>the release record</source>
        <translation>das Release-Protokoll</translation>
    </message>
    <message>
        <source>the Feast registry</source>
        <comment>after a backup of</comment>
        <translation>die Feast-Registry</translation>
    </message>
    <message>
        <source>the disaster recovery log</source>
        <comment>after a backup of</comment>
        <translation>das Disaster-Recovery-Protokoll</translation>
    </message>
    <message>
        <source>Was a restore from backup rehearsed recently?</source>
        <translation>Wurde kürzlich eine Wiederherstellung aus dem Backup geprobt?</translation>
    </message>
    <message>
        <source>at most {most} days ago</source>
        <translation>vor höchstens {most} Tagen</translation>
    </message>
    <message>
        <source>Rehearse a restore, and attach its record as evidence with id = &quot;restore-drill&quot;.</source>
        <translation>Proben Sie eine Wiederherstellung, und hängen Sie ihr Protokoll als Beleg mit id = &quot;restore-drill&quot; an.</translation>
    </message>
    <message>
        <source>the drill&apos;s record</source>
        <translation>das Übungsprotokoll</translation>
    </message>
    <message>
        <source>{size} bytes, {mark}</source>
        <translation>{size} Bytes, {mark}</translation>
    </message>
    <message>
        <source>Is the evidence {id} in order?</source>
        <translation>Ist der Beleg {id} in Ordnung?</translation>
    </message>
    <message>
        <source>a file that can be read, or a note, until its end</source>
        <translation>eine lesbare Datei oder eine Notiz, bis zu ihrem Ablauf</translation>
    </message>
    <message>
        <source>Attach the evidence anew in environments.toml.</source>
        <translation>Hängen Sie den Beleg in environments.toml neu an.</translation>
    </message>
    <message>
        <source>not observable from a workstation</source>
        <translation>von einem Arbeitsplatzrechner nicht beobachtbar</translation>
    </message>
    <message>
        <source>POST /sim/enter is offered: the guard against simulation in production looks at start-up only</source>
        <translation>POST /sim/enter wird angeboten: Die Schutzprüfung gegen Simulation in der Produktion greift nur beim Start</translation>
    </message>
    <message>
        <source>offers no way into simulation</source>
        <translation>bietet keinen Weg in die Simulation</translation>
    </message>
    <message>
        <source>staging and production are not both configured here</source>
        <translation>Staging und Produktion sind hier nicht beide eingerichtet</translation>
    </message>
    <message>
        <source>the settings are like those of {name}</source>
        <translation>die Einstellungen gleichen denen von {name}</translation>
    </message>
    <message>
        <source>no auditor&apos;s session is given: sign in as one to see</source>
        <translation>keine Sitzung eines Auditors vorhanden: Melden Sie sich als Auditor an, um es zu sehen</translation>
    </message>
    <message>
        <source>an auditor is refused</source>
        <translation>ein Auditor wird abgelehnt</translation>
    </message>
    <message>
        <source>refused, but for another reason: {detail}</source>
        <translation>abgelehnt, aber aus einem anderen Grund: {detail}</translation>
    </message>
    <message>
        <source>cannot be told from HTTP {status}</source>
        <translation>aus HTTP {status} nicht feststellbar</translation>
    </message>
    <message>
        <source>serves an auditor (HTTP {status})</source>
        <translation>bedient einen Auditor (HTTP {status})</translation>
    </message>
    <message>
        <source>{kind}: default identities do no harm</source>
        <translation>{kind}: Vorgabe-Identitäten schaden hier nicht</translation>
    </message>
    <message>
        <source>default identities in production: {defaults}</source>
        <translation>Vorgabe-Identitäten in der Produktion: {defaults}</translation>
    </message>
    <message>
        <source>the platform&apos;s own accounts were not read</source>
        <translation>die eigenen Konten der Plattform wurden nicht gelesen</translation>
    </message>
    <message>
        <source>no default identity</source>
        <translation>keine Vorgabe-Identität</translation>
    </message>
    <message>
        <source>Do guards keep production out of simulation?</source>
        <translation>Halten Schutzprüfungen die Produktion aus der Simulation heraus?</translation>
    </message>
    <message>
        <source>no way into simulation is offered</source>
        <translation>es wird kein Weg in die Simulation angeboten</translation>
    </message>
    <message>
        <source>A review that says &quot;guards block simulation in production&quot; claims too much: watch the mode itself.</source>
        <translation>Ein Review, das „guards block simulation in production“ sagt, behauptet zu viel: Beobachten Sie den Modus selbst.</translation>
    </message>
    <message>
        <source>Do staging and production agree?</source>
        <translation>Stimmen Staging und Produktion überein?</translation>
    </message>
    <message>
        <source>the same services in the same flavours, and the same accounts</source>
        <translation>dieselben Dienste in denselben Varianten und dieselben Konten</translation>
    </message>
    <message>
        <source>What was tried in staging proves little for production while the two differ.</source>
        <translation>Was im Staging erprobt wurde, beweist wenig für die Produktion, solange sich beide unterscheiden.</translation>
    </message>
    <message>
        <source>Only settings were compared: what runs in the other environment cannot be seen from here</source>
        <translation>Nur Einstellungen wurden verglichen: Was in der anderen Umgebung läuft, ist von hier nicht zu sehen</translation>
    </message>
    <message>
        <source>Is an auditor refused on admin routes?</source>
        <translation>Wird ein Auditor auf Admin-Routen abgelehnt?</translation>
    </message>
    <message>
        <source>403 because the account is not on the allowlist</source>
        <translation>403, weil das Konto nicht auf der Allowlist steht</translation>
    </message>
    <message>
        <source>An auditor can act: take the account off ADMIN_ALLOWLIST and restart the service.</source>
        <translation>Ein Auditor kann handeln: Nehmen Sie das Konto von der ADMIN_ALLOWLIST, und starten Sie den Dienst neu.</translation>
    </message>
    <message>
        <source>Are the platform&apos;s default identities kept out of production?</source>
        <translation>Werden die Vorgabe-Identitäten der Plattform aus der Produktion herausgehalten?</translation>
    </message>
    <message>
        <source>none of them in production</source>
        <translation>keine von ihnen in der Produktion</translation>
    </message>
    <message>
        <source>Replace example accounts by real ones: nobody can be held to what company or director-1 did.</source>
        <translation>Ersetzen Sie Beispielkonten durch echte: Für das, was company oder director-1 getan hat, lässt sich niemand verantwortlich machen.</translation>
    </message>
    <message>
        <source>is not wired: {detail}</source>
        <translation>ist nicht angebunden: {detail}</translation>
    </message>
    <message>
        <source>session store answers</source>
        <translation>Sitzungsspeicher antwortet</translation>
    </message>
    <message>
        <source>cannot be told from {said}</source>
        <translation>aus {said} nicht feststellbar</translation>
    </message>
    <message>
        <source>refused with {status}</source>
        <translation>mit {status} abgelehnt</translation>
    </message>
    <message>
        <source>served without a bearer: {said}</source>
        <translation>ohne Bearer bedient: {said}</translation>
    </message>
    <message>
        <source>the header is required, but it is a constant and proves nothing</source>
        <translation>der Header ist Pflicht, aber er ist eine Konstante und beweist nichts</translation>
    </message>
    <message>
        <source>served without MFA: {said}</source>
        <translation>ohne MFA bedient: {said}</translation>
    </message>
    <message>
        <source>another account is refused</source>
        <translation>ein anderes Konto wird abgelehnt</translation>
    </message>
    <message>
        <source>refused, but for another reason: {said}</source>
        <translation>abgelehnt, aber aus einem anderen Grund: {said}</translation>
    </message>
    <message>
        <source>served for another account: {said}</source>
        <translation>für ein anderes Konto bedient: {said}</translation>
    </message>
    <message>
        <source>the kill switch cannot work: {why}</source>
        <translation>der Kill-Switch kann nicht wirken: {why}</translation>
    </message>
    <message>
        <source>reachable, authorised, entitled</source>
        <translation>erreichbar, autorisiert, berechtigt</translation>
    </message>
    <message>
        <source>the session is not accepted: sign in again</source>
        <translation>die Sitzung wird nicht akzeptiert: Melden Sie sich erneut an</translation>
    </message>
    <message>
        <source>this account may not use the kill switch: {said}</source>
        <translation>dieses Konto darf den Kill-Switch nicht verwenden: {said}</translation>
    </message>
    <message>
        <source>the kill switch&apos;s routes are not there</source>
        <translation>die Routen des Kill-Switch sind nicht vorhanden</translation>
    </message>
    <message>
        <source>the kill switch fails: {said}</source>
        <translation>der Kill-Switch schlägt fehl: {said}</translation>
    </message>
    <message>
        <source>{account} has no daily loss limit</source>
        <translation>{account} hat keine Tagesverlustgrenze</translation>
    </message>
    <message>
        <source>{account} lost {loss} today of {limit} allowed</source>
        <translation>{account} hat heute {loss} von erlaubten {limit} verloren</translation>
    </message>
    <message>
        <source>a symbol</source>
        <translation>ein Symbol</translation>
    </message>
    <message>
        <source>circuit breaker engaged for {symbols}</source>
        <translation>Schutzschalter ausgelöst für {symbols}</translation>
    </message>
    <message>
        <source>order latency is {latency}, the objective {limit}</source>
        <translation>Orderlatenz ist {latency}, das Ziel {limit}</translation>
    </message>
    <message>
        <source>no limits are configured for the account</source>
        <translation>für das Konto sind keine Grenzen eingerichtet</translation>
    </message>
    <message>
        <source>Is the signed-in account within its daily loss limit?</source>
        <translation>Liegt das angemeldete Konto innerhalb seiner Tagesverlustgrenze?</translation>
    </message>
    <message>
        <source>below {share:.0%} of the limit; at the limit it fails</source>
        <translation>unter {share:.0%} der Grenze; an der Grenze ein Fehler</translation>
    </message>
    <message>
        <source>At the limit the platform should have stopped trading: look at Halt before anything else.</source>
        <translation>An der Grenze hätte die Plattform den Handel anhalten müssen: Sehen Sie zuerst auf der Seite Halt nach.</translation>
    </message>
    <message>
        <source>simulated: {accounts}</source>
        <translation>simuliert: {accounts}</translation>
    </message>
    <message>
        <source>the platform lists no account</source>
        <translation>die Plattform nennt kein Konto</translation>
    </message>
    <message>
        <source>the platform says simulation is on and names no account</source>
        <translation>die Plattform meldet Simulation als eingeschaltet und nennt kein Konto</translation>
    </message>
    <message>
        <source>off for {accounts}</source>
        <translation>aus für {accounts}</translation>
    </message>
    <message>
        <source>off</source>
        <translation>ausgeschaltet</translation>
    </message>
    <message>
        <source>on</source>
        <translation>eingeschaltet</translation>
    </message>
    <message>
        <source>This question is this environment&apos;s own: ask whoever wrote it into environments.toml.</source>
        <translation>Diese Frage ist eine eigene dieser Umgebung: Fragen Sie, wer sie in environments.toml eingetragen hat.</translation>
    </message>
    <message>
        <source>no such series</source>
        <translation>keine solche Zeitreihe</translation>
    </message>
    <message>
        <source>the value is not a number</source>
        <translation>der Wert ist keine Zahl</translation>
    </message>
    <message>
        <source>{found}, not {demand}</source>
        <translation>{found}, nicht {demand}</translation>
    </message>
    <message>
        <source>{least:g} to {most:g}</source>
        <translation>{least:g} bis {most:g}</translation>
    </message>
    <message>
        <source>{span}, as demanded</source>
        <translation>{span}, wie verlangt</translation>
    </message>
    <message>
        <source>{metric} was not seen, but {blind} could not be read</source>
        <translation>{metric} wurde nicht gesehen, doch nicht lesbar waren: {blind}</translation>
    </message>
    <message>
        <source>no service of this environment exposes {metric}</source>
        <translation>kein Dienst dieser Umgebung stellt {metric} bereit</translation>
    </message>
    <message>
        <source>needs a sign-in</source>
        <translation>erfordert eine Anmeldung</translation>
    </message>
    <message>
        <source>last read {age} ago, too old to count</source>
        <translation>zuletzt vor {age} gelesen, zu alt, um zu zählen</translation>
    </message>
    <message>
        <source> and needs a sign-in</source>
        <translation> und erfordert eine Anmeldung</translation>
    </message>
    <message>
        <source>has no address here</source>
        <translation>hat hier keine Adresse</translation>
    </message>
    <message>
        <source>no service of this environment is concerned</source>
        <translation>kein Dienst dieser Umgebung ist betroffen</translation>
    </message>
    <message>
        <source>all {count}: {observed}</source>
        <translation>alle {count}: {observed}</translation>
    </message>
    <message>
        <source>{words}; all {count} pass</source>
        <translation>{words}; alle {count} bestanden</translation>
    </message>
    <message>
        <source>; also {names}</source>
        <translation>; ebenso {names}</translation>
    </message>
    <message>
        <source>; {passing} of {count} pass</source>
        <translation>; {passing} von {count} bestanden</translation>
    </message>
    <message>
        <source>Does every service answer?</source>
        <translation>Antwortet jeder Dienst?</translation>
    </message>
    <message>
        <source>any HTTP answer within 10 s</source>
        <translation>irgendeine HTTP-Antwort innerhalb von 10 s</translation>
    </message>
    <message>
        <source>Check the VPN or port-forward first, then whether the named service runs.</source>
        <translation>Prüfen Sie zuerst VPN oder Port-Forward, dann, ob der genannte Dienst läuft.</translation>
    </message>
    <message>
        <source>Do the clocks agree?</source>
        <translation>Stimmen die Uhren überein?</translation>
    </message>
    <message>
        <source>within 2 s; more than 30 s fails</source>
        <translation>auf 2 s genau; mehr als 30 s ist ein Fehler</translation>
    </message>
    <message>
        <source>Compare this workstation and the service&apos;s host with NTP; sign-in codes depend on it.</source>
        <translation>Vergleichen Sie diesen Arbeitsplatzrechner und den Host des Dienstes mit NTP; Anmelde-Codes hängen davon ab.</translation>
    </message>
    <message>
        <source>Does every service prove who it is, and for how long still?</source>
        <translation>Weist jeder Dienst nach, wer er ist, und wie lange noch?</translation>
    </message>
    <message>
        <source>trusted, for this name, at least 21 days left; fewer than 3 fails</source>
        <translation>vertrauenswürdig, für diesen Namen, noch mindestens 21 Tage; weniger als 3 ist ein Fehler</translation>
    </message>
    <message>
        <source>Renew the certificate. If its name or authority is wrong, find out who answers before going on.</source>
        <translation>Erneuern Sie das Zertifikat. Stimmt der Name oder die Zertifizierungsstelle nicht, klären Sie, wer antwortet, bevor Sie weitermachen.</translation>
    </message>
    <message>
        <source>Does everything the console reads have the agreed form?</source>
        <translation>Hat alles, was die Konsole liest, die vereinbarte Form?</translation>
    </message>
    <message>
        <source>no unexpected answer</source>
        <translation>keine unerwartete Antwort</translation>
    </message>
    <message>
        <source>Does every service have the operations this console calls?</source>
        <translation>Hat jeder Dienst die Operationen, die diese Konsole aufruft?</translation>
    </message>
    <message>
        <source>every called operation is in the service&apos;s /openapi.json</source>
        <translation>jede aufgerufene Operation steht in /openapi.json des Dienstes</translation>
    </message>
    <message>
        <source>Check that the address leads to the right implementation and that its flavour is right.</source>
        <translation>Prüfen Sie, ob die Adresse zur richtigen Implementierung führt und die Variante stimmt.</translation>
    </message>
    <message>
        <source>Is every service healthy by its own word?</source>
        <translation>Ist jeder Dienst nach eigener Auskunft gesund?</translation>
    </message>
    <message>
        <source>the body says ok of the service and of every check</source>
        <translation>die Antwort meldet ok für den Dienst und für jede Prüfung</translation>
    </message>
    <message>
        <source>Repair the dependency that the body names. A missing health check needs a release.</source>
        <translation>Reparieren Sie die Abhängigkeit, die die Antwort nennt. Ein fehlender Health-Check erfordert ein Release.</translation>
    </message>
    <message>
        <source>Does every service expose metrics?</source>
        <translation>Stellt jeder Dienst Metriken bereit?</translation>
    </message>
    <message>
        <source>at least one series</source>
        <translation>mindestens eine Zeitreihe</translation>
    </message>
    <message>
        <source>Without metrics no alert can fire for this service: have /metrics exposed.</source>
        <translation>Ohne Metriken kann für diesen Dienst kein Alarm aktiv werden: Lassen Sie /metrics bereitstellen.</translation>
    </message>
    <message>
        <source>Is market data fresh?</source>
        <translation>Sind die Marktdaten frisch?</translation>
    </message>
    <message>
        <source>at most 60 s old; more than 120 s fails</source>
        <translation>höchstens 60 s alt; mehr als 120 s ist ein Fehler</translation>
    </message>
    <message>
        <source>Check the market data ingestor and its stream. Never fed means that nothing sets the series at all.</source>
        <translation>Prüfen Sie den Marktdaten-Ingestor und seinen Stream. „Nie gespeist“ heißt, dass nichts die Zeitreihe je setzt.</translation>
    </message>
    <message>
        <source>Can the kill state be read from outside?</source>
        <translation>Lässt sich der Kill-Zustand von außen lesen?</translation>
    </message>
    <message>
        <source>kill_switch_state is exported and engaged for nobody</source>
        <translation>kill_switch_state wird exportiert und ist für niemanden ausgelöst</translation>
    </message>
    <message>
        <source>An engaged switch has no release route: follow the runbook. A missing series leaves responders blind.</source>
        <translation>Für einen ausgelösten Kill-Switch gibt es keine Route zum Aufheben: Folgen Sie dem Runbook. Fehlt die Zeitreihe, ist der Bereitschaftsdienst blind.</translation>
    </message>
    <message>
        <source>Do the guarded services have their session store?</source>
        <translation>Haben die geschützten Dienste ihren Sitzungsspeicher?</translation>
    </message>
    <message>
        <source>a guarded read gets past the guard&apos;s own set-up</source>
        <translation>ein geschützter Lesezugriff kommt an der Einrichtung der Schutzprüfung vorbei</translation>
    </message>
    <message>
        <source>Of sim-mode and safe-mode it cannot be observed without writing</source>
        <translation>Bei sim-mode und safe-mode ist es ohne Schreiben nicht zu beobachten</translation>
    </message>
    <message>
        <source>Could the signed-in account throw the kill switch now?</source>
        <translation>Könnte das angemeldete Konto den Kill-Switch jetzt auslösen?</translation>
    </message>
    <message>
        <source>an invalid request is refused as invalid (422), past every guard</source>
        <translation>eine ungültige Anfrage wird hinter jeder Schutzprüfung als ungültig abgelehnt (422)</translation>
    </message>
    <message>
        <source>Have another way to stop trading at hand until this passes, and call the platform&apos;s on-call.</source>
        <translation>Halten Sie einen anderen Weg bereit, den Handel anzuhalten, bis dies bestanden ist, und rufen Sie den Bereitschaftsdienst der Plattform.</translation>
    </message>
    <message>
        <source>Is another account&apos;s data refused?</source>
        <translation>Werden Daten eines anderen Kontos verweigert?</translation>
    </message>
    <message>
        <source>403 because the account header is not the session&apos;s</source>
        <translation>403, weil der Konto-Header nicht der der Sitzung ist</translation>
    </message>
    <message>
        <source>Accounts are not kept apart: stop using the service for more than one account and report it.</source>
        <translation>Konten werden nicht getrennt: Nutzen Sie den Dienst nicht mehr für mehr als ein Konto, und melden Sie es.</translation>
    </message>
    <message>
        <source>Is a session required?</source>
        <translation>Ist eine Sitzung Pflicht?</translation>
    </message>
    <message>
        <source>401 without a bearer</source>
        <translation>401 ohne Bearer</translation>
    </message>
    <message>
        <source>Take the service off the network until its guard is back.</source>
        <translation>Nehmen Sie den Dienst vom Netz, bis seine Schutzprüfung wieder da ist.</translation>
    </message>
    <message>
        <source>Is MFA required to read about credentials?</source>
        <translation>Ist MFA Pflicht, um Angaben zu Zugangsdaten zu lesen?</translation>
    </message>
    <message>
        <source>refused without the header; more cannot be shown</source>
        <translation>ohne den Header abgelehnt; mehr lässt sich nicht zeigen</translation>
    </message>
    <message>
        <source>The platform accepts a constant as proof of MFA. Ask for a check of the session&apos;s own factor.</source>
        <translation>Die Plattform akzeptiert eine Konstante als MFA-Nachweis. Fordern Sie eine Prüfung des Faktors der Sitzung selbst an.</translation>
    </message>
    <message>
        <source>Is simulation off for every account?</source>
        <translation>Ist die Simulation für jedes Konto aus?</translation>
    </message>
    <message>
        <source>off for every account the platform lists</source>
        <translation>aus für jedes Konto, das die Plattform nennt</translation>
    </message>
    <message>
        <source>Find out who entered simulation and why before leaving it: orders become real.</source>
        <translation>Klären Sie, wer in Simulation gewechselt hat und warum, bevor Sie sie verlassen: Orders werden dann echt.</translation>
    </message>
    <message>
        <source>Is safe mode off?</source>
        <translation>Ist der Sicherheitsmodus aus?</translation>
    </message>
    <message>
        <source>Safe mode cancels orders and blocks new intents. Find out why it is on before leaving it.</source>
        <translation>Der Sicherheitsmodus storniert Orders und sperrt neue Intents. Klären Sie, warum er eingeschaltet ist, bevor Sie ihn verlassen.</translation>
    </message>
    <message>
        <source> · claimed: {words}</source>
        <translation> · behauptet: {words}</translation>
    </message>
    <message>
        <source> Passes with: {threshold}.</source>
        <translation> Zum Bestehen nötig: {threshold}.</translation>
    </message>
    <message>
        <source>has every operation that is called</source>
        <translation>hat jede aufgerufene Operation</translation>
    </message>
    <message>
        <source>publishes no description of its routes</source>
        <translation>veröffentlicht keine Beschreibung seiner Routen</translation>
    </message>
    <message>
        <source>rules files</source>
        <translation>Regeldateien</translation>
    </message>
    <message>
        <source>no alert rules are known here</source>
        <translation>hier sind keine Alarmregeln bekannt</translation>
    </message>
    <message>
        <source>no metrics could be read</source>
        <translation>es konnten keine Metriken gelesen werden</translation>
    </message>
    <message>
        <source>promtool refuses the file, so none of its {alerts} alerts is loaded: {why}</source>
        <translation>promtool lehnt die Datei ab, daher ist keiner ihrer {alerts} Alarme geladen: {why}</translation>
    </message>
    <message>
        <source>{words}, but {unread} could not be read</source>
        <translation>{words}, doch nicht lesbar waren: {unread}</translation>
    </message>
    <message>
        <source>every alert sees what it watches ({alerts})</source>
        <translation>jeder Alarm sieht, was er beobachtet ({alerts})</translation>
    </message>
    <message>
        <source>; {count} watch series that never moved, which is presence, not activity: {names}</source>
        <translation>; {count} beobachten Zeitreihen, die sich nie bewegt haben, also Vorhandensein, nicht Aktivität: {names}</translation>
    </message>
    <message>
        <source>exposes nothing that could be scraped</source>
        <translation>stellt nichts bereit, was abgerufen werden könnte</translation>
    </message>
    <message>
        <source>is no scrape target</source>
        <translation>ist kein Abrufziel</translation>
    </message>
    <message>
        <source>{down} of {all} scrape targets are not up</source>
        <translation>{down} von {all} Abrufzielen nicht erreichbar</translation>
    </message>
    <message>
        <source>1 scrape target up</source>
        <translation>1 Abrufziel erreichbar</translation>
    </message>
    <message>
        <source>{count} scrape targets up</source>
        <translation>{count} Abrufziele erreichbar</translation>
    </message>
    <message>
        <source>all {count} are loaded</source>
        <translation>alle {count} sind geladen</translation>
    </message>
    <message>
        <source>is on the checklist and not loaded</source>
        <translation>steht auf der Checkliste und ist nicht geladen</translation>
    </message>
    <message>
        <source>pager alerts reach {reached}, not {wanted}</source>
        <translation>Pager-Alarme erreichen {reached}, nicht {wanted}</translation>
    </message>
    <message>
        <source>pager alerts are routed to {wanted}, which does not exist</source>
        <translation>Pager-Alarme werden an {wanted} geleitet, das nicht existiert</translation>
    </message>
    <message>
        <source>pager alerts reach {reached}</source>
        <translation>Pager-Alarme erreichen {reached}</translation>
    </message>
    <message>
        <source>Can every alert see what it watches?</source>
        <translation>Kann jeder Alarm sehen, was er beobachtet?</translation>
    </message>
    <message>
        <source>each metric exists as live series of the right type and label values; promtool takes the file</source>
        <translation>jede Metrik existiert als Live-Zeitreihe mit richtigem Typ und richtigen Label-Werten; promtool nimmt die Datei an</translation>
    </message>
    <message>
        <source>Correct the name, type or label in the rule, or have the service expose what the rule watches.</source>
        <translation>Korrigieren Sie Name, Typ oder Label in der Regel, oder lassen Sie den Dienst bereitstellen, was die Regel beobachtet.</translation>
    </message>
    <message>
        <source>Judged by the services that this environment names</source>
        <translation>Beurteilt anhand der Dienste, die diese Umgebung nennt</translation>
    </message>
    <message>
        <source>Is every service a scrape target, and up?</source>
        <translation>Ist jeder Dienst ein Abrufziel und erreichbar?</translation>
    </message>
    <message>
        <source>an active target of each service whose last scrape worked</source>
        <translation>je Dienst ein aktives Ziel, dessen letzter Abruf gelang</translation>
    </message>
    <message>
        <source>Add the service to the scrape configuration, or repair what the target&apos;s error names.</source>
        <translation>Nehmen Sie den Dienst in die Abruf-Konfiguration auf, oder reparieren Sie, was der Fehler des Ziels nennt.</translation>
    </message>
    <message>
        <source>Are the alerts of the on-call checklist loaded?</source>
        <translation>Sind die Alarme der Bereitschafts-Checkliste geladen?</translation>
    </message>
    <message>
        <source>every alert the checklist names is a loaded rule</source>
        <translation>jeder Alarm der Checkliste ist eine geladene Regel</translation>
    </message>
    <message>
        <source>Load the rule, or take it off the checklist: nobody should wait for an alert that cannot come.</source>
        <translation>Laden Sie die Regel, oder streichen Sie sie von der Checkliste: Niemand sollte auf einen Alarm warten, der nicht kommen kann.</translation>
    </message>
    <message>
        <source>Does a pager alert reach whoever is on call?</source>
        <translation>Erreicht ein Pager-Alarm den Bereitschaftsdienst?</translation>
    </message>
    <message>
        <source>an alert with pager_channel={channel} reaches {wanted}</source>
        <translation>ein Alarm mit pager_channel={channel} erreicht {wanted}</translation>
    </message>
    <message>
        <source>Repair the route in Alertmanager&apos;s configuration and send a test alert.</source>
        <translation>Reparieren Sie die Route in der Konfiguration von Alertmanager, und senden Sie einen Testalarm.</translation>
    </message>
    <message>
        <source>refused: the connection to port {port} came to nothing</source>
        <translation>abgelehnt: Eine Verbindung zu Port {port} kam nicht zustande</translation>
    </message>
    <message>
        <source>refused with HTTP {status}</source>
        <translation>mit HTTP {status} abgelehnt</translation>
    </message>
    <message>
        <source>not served, only redirected (HTTP {status})</source>
        <translation>nicht bedient, nur umgeleitet (HTTP {status})</translation>
    </message>
    <message>
        <source>served in the clear (HTTP {status})</source>
        <translation>unverschlüsselt bedient (HTTP {status})</translation>
    </message>
    <message>
        <source>something answers in the clear (HTTP {status})</source>
        <translation>etwas antwortet unverschlüsselt (HTTP {status})</translation>
    </message>
    <message>
        <source>plain http on this machine: no TLS</source>
        <translation>unverschlüsseltes http auf diesem Rechner: kein TLS</translation>
    </message>
    <message>
        <source>speaks {version}</source>
        <translation>spricht {version}</translation>
    </message>
    <message>
        <source>speaks {version}, which is broken</source>
        <translation>spricht {version}, das als gebrochen gilt</translation>
    </message>
    <message>
        <source>speaks a version this console does not know: {version}</source>
        <translation>spricht eine Version, die diese Konsole nicht kennt: {version}</translation>
    </message>
    <message>
        <source>its description does not tell what its operations take</source>
        <translation>die Beschreibung sagt nicht, was ihre Operationen annehmen</translation>
    </message>
    <message>
        <source>needs no session for {named}</source>
        <translation>braucht keine Sitzung für {named}</translation>
    </message>
    <message>
        <source>{opened} of {described} operations are open, all of them meant to be</source>
        <translation>{opened} von {described} Operationen sind offen, alle mit Absicht</translation>
    </message>
    <message>
        <source>this console does not read its {flavour} flavour</source>
        <translation>diese Konsole liest die Variante {flavour} nicht</translation>
    </message>
    <message>
        <source>Kraken key</source>
        <translation>Kraken-Schlüssel</translation>
    </message>
    <message>
        <source>no Kraken key is stored</source>
        <translation>es ist kein Kraken-Schlüssel gespeichert</translation>
    </message>
    <message>
        <source>{what} was rotated in the future: a clock is wrong</source>
        <translation>{what}: Rotation liegt in der Zukunft, eine Uhr geht falsch</translation>
    </message>
    <message>
        <source>{what} is 1 day old</source>
        <translation>{what} ist 1 Tag alt</translation>
    </message>
    <message>
        <source>{what} is {days} days old</source>
        <translation>{what} ist {days} Tage alt</translation>
    </message>
    <message>
        <source>{words}, fewer than {limit} are allowed</source>
        <translation>{words}, erlaubt sind weniger als {limit}</translation>
    </message>
    <message>
        <source>remembers no rotation: its history is lost with every restart</source>
        <translation>kennt keine Rotation: Der Verlauf geht mit jedem Neustart verloren</translation>
    </message>
    <message>
        <source>master key</source>
        <translation>Hauptschlüssel</translation>
    </message>
    <message>
        <source>Is a request without TLS refused?</source>
        <translation>Wird eine Anfrage ohne TLS abgelehnt?</translation>
    </message>
    <message>
        <source>refused or redirected; asked once a start, with nothing but a Host header</source>
        <translation>abgelehnt oder umgeleitet; einmal je Start abgefragt, nur mit einem Host-Header</translation>
    </message>
    <message>
        <source>Session tokens could travel in the clear: close the port or have the ingress redirect.</source>
        <translation>Sitzungstoken könnten unverschlüsselt übertragen werden: Schließen Sie den Port, oder lassen Sie den Ingress umleiten.</translation>
    </message>
    <message>
        <source>Is TLS recent enough?</source>
        <translation>Ist TLS aktuell genug?</translation>
    </message>
    <message>
        <source>TLS 1.2 or 1.3</source>
        <translation>TLS 1.2 oder 1.3</translation>
    </message>
    <message>
        <source>Raise the ingress&apos;s lowest TLS version to 1.2.</source>
        <translation>Heben Sie die niedrigste TLS-Version des Ingress auf 1.2 an.</translation>
    </message>
    <message>
        <source>Which operations need no session, by the services&apos; own descriptions?</source>
        <translation>Welche Operationen brauchen laut Beschreibung der Dienste keine Sitzung?</translation>
    </message>
    <message>
        <source>sign-in, health, metrics and the public states only</source>
        <translation>nur Anmeldung, Health, Metriken und die öffentlichen Zustände</translation>
    </message>
    <message>
        <source>Have the operation guarded, or keep it off the network: anybody who reaches it can call it.</source>
        <translation>Lassen Sie die Operation schützen, oder halten Sie sie vom Netz fern: Wer sie erreicht, kann sie aufrufen.</translation>
    </message>
    <message>
        <source>A description is the service&apos;s claim; nothing was called to test it</source>
        <translation>Eine Beschreibung ist eine Behauptung des Dienstes; zum Test wurde nichts aufgerufen</translation>
    </message>
    <message>
        <source>Is the signed-in account&apos;s Kraken key young enough?</source>
        <translation>Ist der Kraken-Schlüssel des angemeldeten Kontos jung genug?</translation>
    </message>
    <message>
        <source>younger than {warn} days; {fail} fail</source>
        <translation>jünger als {warn} Tage; ab {fail} ein Fehler</translation>
    </message>
    <message>
        <source>Rotate the key with two directors, and revoke the old one at Kraken.</source>
        <translation>Rotieren Sie den Schlüssel mit zwei Direktoren, und widerrufen Sie den alten bei Kraken.</translation>
    </message>
    <message>
        <source>Are the other accounts&apos; Kraken keys young enough?</source>
        <translation>Sind die Kraken-Schlüssel der anderen Konten jung genug?</translation>
    </message>
    <message>
        <source>younger than {warn} days at each account&apos;s last session here, at most a day ago</source>
        <translation>jünger als {warn} Tage bei der letzten hiesigen Sitzung jedes Kontos, vor höchstens einem Tag</translation>
    </message>
    <message>
        <source>Sign in as the account to see its key&apos;s age; the platform shows it to nobody else.</source>
        <translation>Melden Sie sich mit dem Konto an, um das Alter seines Schlüssels zu sehen; die Plattform zeigt es sonst niemandem.</translation>
    </message>
    <message>
        <source>Is the key that encrypts stored credentials young enough?</source>
        <translation>Ist der Schlüssel jung genug, der gespeicherte Zugangsdaten verschlüsselt?</translation>
    </message>
    <message>
        <source>Follow the runbook for the secrets service&apos;s encryption key.</source>
        <translation>Folgen Sie dem Runbook für den Verschlüsselungsschlüssel des Secrets-Dienstes.</translation>
    </message>
    <message>
        <source>nothing to judge</source>
        <translation>nichts zu beurteilen</translation>
    </message>
    <message>
        <source>{metric} is there, but nothing was ever observed: presence, not activity</source>
        <translation>{metric} ist vorhanden, aber es wurde nie etwas beobachtet: Vorhandensein, nicht Aktivität</translation>
    </message>
    <message>
        <source>since the service began</source>
        <translation>seit Start des Dienstes</translation>
    </message>
    <message>
        <source>no {what} {span}, {count:,.0f} before</source>
        <translation>keine Beobachtung für „{what}“ {span}, davor {count:,.0f}</translation>
    </message>
    <message>
        <source>at least {amount}</source>
        <translation>mindestens {amount}</translation>
    </message>
    <message>
        <source>{words}, more than {limit:g} {unit}</source>
        <translation>{words}, mehr als {limit:g} {unit}</translation>
    </message>
    <message>
        <source>{metric} is declared, but no pair has a series</source>
        <translation>{metric} ist deklariert, aber kein Paar hat eine Zeitreihe</translation>
    </message>
    <message>
        <source>no gaps in {count} pairs</source>
        <translation>keine Lücken in {count} Paaren</translation>
    </message>
    <message>
        <source>{pair} misses {ratio:.2%}</source>
        <translation>{pair}: {ratio:.2%} fehlen</translation>
    </message>
    <message>
        <source>no pair</source>
        <translation>kein Paar</translation>
    </message>
    <message>
        <source>no feature is watched: zero flags say nothing</source>
        <translation>kein Feature wird beobachtet: Null Markierungen sagen nichts</translation>
    </message>
    <message>
        <source>{flagged:g} of {watched:g} features drift</source>
        <translation>{flagged:g} von {watched:g} Features driften</translation>
    </message>
    <message>
        <source>none of {watched:g} features drifts</source>
        <translation>keines von {watched:g} Features driftet</translation>
    </message>
    <message>
        <source>scaling_evaluations_total is there at zero only: presence, not activity</source>
        <translation>scaling_evaluations_total ist nur mit null vorhanden: Vorhandensein, nicht Aktivität</translation>
    </message>
    <message>
        <source>evaluated {growth:,.0f} × in {age}</source>
        <translation>{growth:,.0f} × ausgewertet in {age}</translation>
    </message>
    <message>
        <source>no evaluation yet, watched for {age} of {whole}</source>
        <translation>noch keine Auswertung, {age} von {whole} beobachtet</translation>
    </message>
    <message>
        <source>no evaluation in {age}</source>
        <translation>keine Auswertung in {age}</translation>
    </message>
    <message>
        <source>; warned at {quantile} {limit:g} {unit}</source>
        <translation>; Warnung bei {quantile} {limit:g} {unit}</translation>
    </message>
    <message>
        <source>Do {what} keep their objective?</source>
        <translation>Wird das Ziel für „{what}“ eingehalten?</translation>
    </message>
    <message>
        <source>{quantile} at most {limit:g} {unit}{warned}</source>
        <translation>{quantile} höchstens {limit:g} {unit}{warned}</translation>
    </message>
    <message>
        <source>Compare with the metrics page when it began, and with deployments and market activity at that time.</source>
        <translation>Vergleichen Sie auf der Seite Metriken, wann es begann, und mit Deployments und Marktaktivität zu dieser Zeit.</translation>
    </message>
    <message>
        <source>Does market data arrive without gaps?</source>
        <translation>Kommen Marktdaten ohne Lücken an?</translation>
    </message>
    <message>
        <source>no message missing from any pair&apos;s sequence; {share:.0%} or more fails</source>
        <translation>keine Nachricht fehlt in der Folge eines Paares; ab {share:.0%} ein Fehler</translation>
    </message>
    <message>
        <source>Look at the ingestor&apos;s connection to the exchange; prices between gaps are older than they look.</source>
        <translation>Prüfen Sie die Verbindung des Ingestors zur Börse; Preise zwischen Lücken sind älter, als sie aussehen.</translation>
    </message>
    <message>
        <source>Does the scaling controller evaluate?</source>
        <translation>Wertet der Skalierungs-Controller aus?</translation>
    </message>
    <message>
        <source>at least one evaluation in {age}</source>
        <translation>mindestens eine Auswertung in {age}</translation>
    </message>
    <message>
        <source>Restart the scaling controller; until then replicas stay as they are.</source>
        <translation>Starten Sie den Skalierungs-Controller neu; bis dahin bleiben die Replikate, wie sie sind.</translation>
    </message>
    <message>
        <source>Do the models&apos; features keep their distribution?</source>
        <translation>Behalten die Features der Modelle ihre Verteilung?</translation>
    </message>
    <message>
        <source>no feature flagged</source>
        <translation>kein Feature markiert</translation>
    </message>
    <message>
        <source>Look at the flagged features before the next promotion; consider simulation until they are explained.</source>
        <translation>Sehen Sie sich die markierten Features vor der nächsten Freigabe an; erwägen Sie Simulation, bis sie erklärt sind.</translation>
    </message>
    <message>
        <source>says ok, but not of {named}</source>
        <translation>meldet ok, außer bei {named}</translation>
    </message>
    <message>
        <source>says ok</source>
        <translation>meldet ok</translation>
    </message>
    <message>
        <source>says error: {named}</source>
        <translation>meldet error: {named}</translation>
    </message>
    <message>
        <source>provides no health check</source>
        <translation>bietet keinen Health-Check</translation>
    </message>
    <message>
        <source>exposes no series</source>
        <translation>stellt keine Zeitreihe bereit</translation>
    </message>
    <message>
        <source>{count} series in {families} families</source>
        <translation>{count} Zeitreihen in {families} Familien</translation>
    </message>
    <message>
        <source>exposes no metrics</source>
        <translation>stellt keine Metriken bereit</translation>
    </message>
    <message>
        <source>metrics cannot be read</source>
        <translation>Metriken sind nicht lesbar</translation>
    </message>
    <message>
        <source>{metric} is not exported for this service</source>
        <translation>{metric} wird für diesen Dienst nicht exportiert</translation>
    </message>
    <message>
        <source>initialised, never fed</source>
        <translation>initialisiert, nie gespeist</translation>
    </message>
    <message>
        <source>newest market data is {age} ahead of this workstation&apos;s clock</source>
        <translation>die neuesten Marktdaten gehen der Uhr dieses Arbeitsplatzrechners {age} voraus</translation>
    </message>
    <message>
        <source>newest market data is {age} old</source>
        <translation>die neuesten Marktdaten sind {age} alt</translation>
    </message>
    <message>
        <source>{metric} is not exported</source>
        <translation>{metric} wird nicht exportiert</translation>
    </message>
    <message>
        <source>engaged for {accounts}</source>
        <translation>ausgelöst für {accounts}</translation>
    </message>
    <message>
        <source>exported; no series yet for {accounts}</source>
        <translation>exportiert; noch keine Zeitreihe für {accounts}</translation>
    </message>
    <message>
        <source>exported, engaged for nobody</source>
        <translation>exportiert, für niemanden ausgelöst</translation>
    </message>
    <message>
        <source>nothing asked it recently enough</source>
        <translation>zu lange nicht abgefragt</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>answers, but not every request: {source} got none</source>
        <translation>antwortet, aber nicht auf jede Anfrage: {source} blieb ohne Antwort</translation>
    </message>
    <message>
        <source>plain http on this machine: no certificate to check</source>
        <translation>unverschlüsseltes http auf diesem Rechner: kein Zertifikat zu prüfen</translation>
    </message>
    <message>
        <source>issued by {issuer}, not by {wanted}: who answers is not known</source>
        <translation>ausgestellt von {issuer}, nicht von {wanted}: Wer antwortet, ist nicht bekannt</translation>
    </message>
    <message>
        <source>certificate has expired</source>
        <translation>Zertifikat ist abgelaufen</translation>
    </message>
    <message>
        <source>certificate has 1 day left</source>
        <translation>Zertifikat noch 1 Tag gültig</translation>
    </message>
    <message>
        <source>certificate has {days} days left</source>
        <translation>Zertifikat noch {days} Tage gültig</translation>
    </message>
    <message>
        <source>{words}: answers are too slow to compare clocks</source>
        <translation>{words}: Antworten sind zu langsam für einen Uhrenvergleich</translation>
    </message>
    <message>
        <source>no answer to judge</source>
        <translation>keine Antwort zu beurteilen</translation>
    </message>
    <message>
        <source>{source} is not as agreed at {path}</source>
        <translation>{source} ist bei {path} nicht wie vereinbart</translation>
    </message>
    <message>
        <source>{source} is not as agreed</source>
        <translation>{source} ist nicht wie vereinbart</translation>
    </message>
    <message>
        <source>FAIL</source>
        <translation>FEHLER</translation>
    </message>
    <message>
        <source>WARN</source>
        <translation>WARNUNG</translation>
    </message>
    <message>
        <source>Flag set</source>
        <translation>Kennzeichen gesetzt</translation>
    </message>
    <message>
        <source>Risk engine refuses</source>
        <translation>Risk-Engine lehnt ab</translation>
    </message>
    <message>
        <source>Orders none</source>
        <translation>Keine Orders</translation>
    </message>
    <message>
        <source>Positions flat</source>
        <translation>Positionen glatt</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>FEHLER</translation>
    </message>
    <message>
        <source>NOT CONFIGURED</source>
        <translation>NICHT EINGERICHTET</translation>
    </message>
    <message>
        <source>ENGAGED</source>
        <translation>AUSGELÖST</translation>
    </message>
    <message>
        <source>HALTED</source>
        <translation>ANGEHALTEN</translation>
    </message>
    <message>
        <source>WAIVED</source>
        <translation>AUSGENOMMEN</translation>
    </message>
    <message>
        <source>PASS</source>
        <translation>BESTANDEN</translation>
    </message>
    <message>
        <source>fail</source>
        <comment>a verdict</comment>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>warn</source>
        <comment>a verdict</comment>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>forbidden</source>
        <translation>verboten</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>belegt</translation>
    </message>
    <message>
        <source>draining</source>
        <translation>leert sich</translation>
    </message>
    <message>
        <source>misconfigured</source>
        <translation>falsch konfiguriert</translation>
    </message>
    <message>
        <source>server fault</source>
        <translation>Serverfehler</translation>
    </message>
    <message>
        <source>unexpected answer</source>
        <translation>unerwartete Antwort</translation>
    </message>
    <message>
        <source>not configured</source>
        <translation>nicht eingerichtet</translation>
    </message>
    <message>
        <source>bug</source>
        <translation>Programmfehler</translation>
    </message>
    <message>
        <source>waived</source>
        <translation>ausgenommen</translation>
    </message>
    <message>
        <source>pass</source>
        <comment>a verdict</comment>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>{count} fail</source>
        <translation>{count} Fehler</translation>
    </message>
    <message>
        <source>{count} unknown</source>
        <translation>{count} unbekannt</translation>
    </message>
    <message>
        <source>{count} warn</source>
        <translation>{count} mit Warnung</translation>
    </message>
    <message>
        <source>{count} not configured</source>
        <translation>{count} nicht eingerichtet</translation>
    </message>
    <message>
        <source>{count} waived</source>
        <translation>{count} ausgenommen</translation>
    </message>
    <message>
        <source>{count} pass</source>
        <translation>{count} bestanden</translation>
    </message>
    <message>
        <source>GO</source>
        <translation>GO</translation>
    </message>
    <message>
        <source>NO GO</source>
        <translation>NO-GO</translation>
    </message>
    <message>
        <source>GO by {who} at {at:%Y-%m-%d %H:%M} UTC</source>
        <translation>GO von {who} am {at:%d.%m.%Y %H:%M} UTC</translation>
    </message>
    <message>
        <source>lapsed, because what it was given for has changed: {given}</source>
        <translation>erloschen, weil sich geändert hat, wofür es gegeben wurde: {given}</translation>
    </message>
    <message>
        <source>lapsed at {at:%Y-%m-%d %H:%M} UTC, because what it was given for has changed: {given}</source>
        <translation>erloschen am {at:%d.%m.%Y %H:%M} UTC, weil sich geändert hat, wofür es gegeben wurde: {given}</translation>
    </message>
    <message>
        <source>Not in this review.</source>
        <translation>Nicht in diesem Review.</translation>
    </message>
    <message>
        <source>better</source>
        <translation>besser</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>schlechter</translation>
    </message>
    <message>
        <source>neither better nor worse</source>
        <translation>weder besser noch schlechter</translation>
    </message>
    <message>
        <source>added</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>{area}: “{before}” became “{after}”, {direction}.</source>
        <translation>{area}: Aus „{before}“ wurde „{after}“, {direction}.</translation>
    </message>
    <message>
        <source>the notes are different</source>
        <translation>die Notizen sind anders</translation>
    </message>
    <message>
        <source>{count} evidence added</source>
        <translation>{count} Belege hinzugefügt</translation>
    </message>
    <message>
        <source>{count} evidence removed</source>
        <translation>{count} Belege entfernt</translation>
    </message>
    <message>
        <source>1 status</source>
        <translation>1 Status</translation>
    </message>
    <message>
        <source>{count} statuses</source>
        <translation>{count} Status</translation>
    </message>
    <message>
        <source>{count} notes</source>
        <translation>Notizen ({count})</translation>
    </message>
    <message>
        <source>1 task</source>
        <translation>1 Aufgabe</translation>
    </message>
    <message>
        <source>{count} tasks</source>
        <translation>{count} Aufgaben</translation>
    </message>
    <message>
        <source>{parts} changed.</source>
        <translation>Geändert: {parts}.</translation>
    </message>
    <message>
        <source>Nothing changed.</source>
        <translation>Nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>no status</source>
        <translation>kein Status</translation>
    </message>
    <message>
        <source>area</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>{area} has two rows of the same status with different notes.</source>
        <translation>{area} hat zwei Zeilen mit demselben Status und verschiedenen Notizen.</translation>
    </message>
    <message>
        <source>{area} is called “{first}” and “{second}”.</source>
        <translation>{area} heißt „{first}“ und „{second}“.</translation>
    </message>
    <message>
        <source>{area}: the mark and the words of “{words}” do not go together.</source>
        <translation>{area}: Zeichen und Wörter von „{words}“ passen nicht zusammen.</translation>
    </message>
    <message>
        <source>{area} is called “{words}” over {findings}.</source>
        <translation>{area} heißt „{words}“, es gibt aber {findings}.</translation>
    </message>
    <message>
        <source>Every row is ready, over {findings} of no stated area.</source>
        <translation>Jede Zeile ist bereit, es gibt aber {findings} ohne genannten Bereich.</translation>
    </message>
    <message>
        <source>{area} is called “{words}” beside {tasks}.</source>
        <translation>{area} heißt „{words}“, es gibt aber {tasks}.</translation>
    </message>
    <message>
        <source>The title says “{statement}” over rows that are not ready: {failing}.</source>
        <translation>Der Titel sagt „{statement}“ über Zeilen, die nicht bereit sind: {failing}.</translation>
    </message>
    <message>
        <source>“{statement}” stands beside rows that are not ready: {failing}.</source>
        <translation>„{statement}“ steht neben Zeilen, die nicht bereit sind: {failing}.</translation>
    </message>
    <message>
        <source>“{statement}” stands beside {beside}.</source>
        <translation>Es heißt „{statement}“, es gibt aber {beside}.</translation>
    </message>
    <message>
        <source>{task_id} has two statuses: {statuses}.</source>
        <translation>{task_id} hat zwei Status: {statuses}.</translation>
    </message>
    <message>
        <source>{task_id} is defined {times} times, each time differently.</source>
        <translation>{task_id} ist {times}-mal definiert, jedes Mal anders.</translation>
    </message>
    <message>
        <source>{task_id} is “{status}” under “{title}”.</source>
        <translation>{task_id} ist „{status}“ unter „{title}“.</translation>
    </message>
    <message>
        <source>1 open task</source>
        <translation>1 offene Aufgabe</translation>
    </message>
    <message>
        <source>{count} open tasks</source>
        <translation>{count} offene Aufgaben</translation>
    </message>
    <message>
        <source>1 open finding</source>
        <translation>1 offenen Befund</translation>
    </message>
    <message>
        <source>{count} open findings</source>
        <translation>{count} offene Befunde</translation>
    </message>
    <message>
        <source>1 row not ready</source>
        <translation>1 nicht bereite Zeile</translation>
    </message>
    <message>
        <source>{count} rows not ready</source>
        <translation>{count} nicht bereite Zeilen</translation>
    </message>
    <message>
        <source>may be done</source>
        <translation>vielleicht erledigt</translation>
    </message>
    <message>
        <source>not done after all</source>
        <translation>doch nicht erledigt</translation>
    </message>
    <message>
        <source>no probe is known for it</source>
        <translation>keine Prüfung dafür bekannt</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>nicht abgefragt</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>a state</comment>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Called repaired</source>
        <translation>Als behoben bezeichnet</translation>
    </message>
    <message>
        <source>Mentioned, not defined. {words}</source>
        <translation>Erwähnt, nicht definiert. {words}</translation>
    </message>
    <message>
        <source>No status</source>
        <translation>Kein Status</translation>
    </message>
    <message>
        <source>not claimed</source>
        <translation>nicht behauptet</translation>
    </message>
    <message>
        <source>Its trend is not known yet: that takes {count} readings within 10 minutes.</source>
        <translation>Der Trend ist noch nicht bekannt: Dazu braucht es {count} Messungen innerhalb von 10 Minuten.</translation>
    </message>
    <message>
        <source>Its trend is not known: the reading is old.</source>
        <translation>Der Trend ist nicht bekannt: Die Messung ist alt.</translation>
    </message>
    <message>
        <source>WITHIN</source>
        <translation>INNERHALB</translation>
    </message>
    <message>
        <source>NEAR</source>
        <translation>NAHE</translation>
    </message>
    <message>
        <source>REACHED</source>
        <translation>ERREICHT</translation>
    </message>
    <message>
        <source>NO LIMIT</source>
        <translation>OHNE GRENZE</translation>
    </message>
    <message>
        <source>Daily loss</source>
        <translation>Tagesverlust</translation>
    </message>
    <message>
        <source>Fee budget</source>
        <translation>Gebührenbudget</translation>
    </message>
    <message>
        <source>Value at risk, 95 %</source>
        <translation>Value at Risk, 95 %</translation>
    </message>
    <message>
        <source>Value at risk, 99 %</source>
        <translation>Value at Risk, 99 %</translation>
    </message>
    <message>
        <source>over the last {age}</source>
        <translation>über {age}</translation>
    </message>
    <message>
        <source>It does not grow, {over}.</source>
        <translation>Die Nutzung wächst nicht ({over}).</translation>
    </message>
    <message>
        <source>At its pace {over} it is not reached within a week.</source>
        <translation>Bei diesem Tempo ({over}) ist die Grenze binnen einer Woche nicht erreicht.</translation>
    </message>
    <message>
        <source>At its pace {over} it is reached in {age}.</source>
        <translation>Bei diesem Tempo ({over}) ist die Grenze in {age} erreicht.</translation>
    </message>
    <message>
        <source>No limit is configured: nothing caps it.</source>
        <translation>Keine Grenze ist eingerichtet: Nichts begrenzt es.</translation>
    </message>
    <message>
        <source>The service tells no usage of this limit.</source>
        <translation>Der Dienst meldet keine Nutzung dieser Grenze.</translation>
    </message>
    <message>
        <source>What the service told is {absurd}.</source>
        <translation>Was der Dienst gemeldet hat, ist {absurd}.</translation>
    </message>
    <message>
        <source>The limit is zero: nothing at all is allowed.</source>
        <translation>Die Grenze ist null: Es ist überhaupt nichts erlaubt.</translation>
    </message>
    <message>
        <source>exactly</source>
        <translation>genau</translation>
    </message>
    <message>
        <source>{amount} over it</source>
        <translation>{amount} darüber</translation>
    </message>
    <message>
        <source>The limit is reached: {over}.</source>
        <translation>Die Grenze ist erreicht: {over}.</translation>
    </message>
    <message>
        <source>{amount} left. {trend}</source>
        <translation>{amount} übrig. {trend}</translation>
    </message>
    <message>
        <source>One trade</source>
        <translation>Ein Trade</translation>
    </message>
    <message>
        <source>{share} of NAV</source>
        <translation>{share} des NAV</translation>
    </message>
    <message>
        <source>The net asset value as told is {told}: what one trade may be cannot be said in dollars.</source>
        <translation>Der gemeldete Nettoinventarwert ist {told}: Was ein Trade betragen darf, lässt sich nicht in Dollar sagen.</translation>
    </message>
    <message>
        <source>of a net asset value of {nav}</source>
        <translation>bei einem Nettoinventarwert von {nav}</translation>
    </message>
    <message>
        <source>by the notional cap</source>
        <translation>wegen der Nominalwertgrenze</translation>
    </message>
    <message>
        <source>A single trade may be at most {most}, {because}.</source>
        <translation>Ein einzelner Trade darf höchstens {most} betragen, {because}.</translation>
    </message>
    <message>
        <source>Sign in: the platform shows this to a session only.</source>
        <translation>Melden Sie sich an: Die Plattform zeigt dies nur einer Sitzung.</translation>
    </message>
    <message>
        <source>{source} · tried {age} ago</source>
        <translation>{source} · vor {age} versucht</translation>
    </message>
    <message>
        <source>Name {service} in environments.toml if the platform runs one.</source>
        <translation>Tragen Sie {service} in environments.toml ein, falls die Plattform einen solchen Dienst betreibt.</translation>
    </message>
    <message>
        <source>The engine knows no position of this account: what it does not see is not in this forecast.</source>
        <translation>Die Risk-Engine kennt keine Position dieses Kontos: Was sie nicht sieht, ist nicht in dieser Prognose.</translation>
    </message>
    <message>
        <source>The platform tells no percentiles with this forecast: those of the net asset value stand with the CVaR.</source>
        <translation>Die Plattform meldet zu dieser Prognose keine Perzentile: Die des Nettoinventarwerts stehen beim CVaR.</translation>
    </message>
    <message>
        <source>CLEAR</source>
        <translation>FREI</translation>
    </message>
    <message>
        <source>No symbol is blocked.</source>
        <translation>Kein Symbol ist blockiert.</translation>
    </message>
    <message>
        <source>By invariant</source>
        <translation>Nach Invariante</translation>
    </message>
    <message>
        <source>The engine remembers no refusal: it forgets them when it restarts.</source>
        <translation>Die Risk-Engine kennt keine Ablehnung: Ein Neustart löscht alle.</translation>
    </message>
    <message>
        <source>{count} older ones are not listed.</source>
        <translation>{count} ältere sind nicht aufgeführt.</translation>
    </message>
    <message>
        <source>net asset value</source>
        <translation>Nettoinventarwert</translation>
    </message>
    <message>
        <source>profit and loss</source>
        <translation>Gewinn und Verlust</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>What the engine tells of {missing} cannot be drawn.</source>
        <translation>Was die Risk-Engine dazu meldet, lässt sich nicht zeichnen: {missing}.</translation>
    </message>
    <message>
        <source>Mean NAV</source>
        <translation>Mittlerer NAV</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Streuung</translation>
    </message>
    <message>
        <source>, in safe mode</source>
        <translation>, im Sicherheitsmodus</translation>
    </message>
    <message>
        <source>{reason}: spread {spread}, volatility {volatility}. Tripped at {at} UTC, {since} ago{safe}.</source>
        <translation>{reason}: Spread {spread}, Volatilität {volatility}. Ausgelöst um {at} UTC, vor {since}{safe}.</translation>
    </message>
    <message>
        <source>BLOCKED</source>
        <translation>BLOCKIERT</translation>
    </message>
    <message>
        <source>{reason} ({invariant}, {action}{notional}), {age} ago.</source>
        <translation>{reason} ({invariant}, {action}{notional}), vor {age}.</translation>
    </message>
    <message>
        <source>REFUSED</source>
        <translation>ABGELEHNT</translation>
    </message>
    <message>
        <source>Loss cap</source>
        <translation>Verlustgrenze</translation>
    </message>
    <message>
        <source>{cap}, hit in {share} of the simulations</source>
        <translation>{cap}, in {share} der Simulationen erreicht</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>Run</source>
        <comment>of a simulation</comment>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>{simulations:,} simulations over {horizon}, {at} UTC</source>
        <translation>{simulations:,} Simulationen über {horizon}, {at} UTC</translation>
    </message>
    <message>
        <source>None is known.</source>
        <translation>Keine bekannt.</translation>
    </message>
    <message>
        <source>The engine reckons with a loss cap of {cap}, the account&apos;s limits name {limit} a day.</source>
        <translation>Die Risk-Engine rechnet mit einer Verlustgrenze von {cap}, die Grenzen des Kontos nennen {limit} pro Tag.</translation>
    </message>
    <message>
        <source>not a usable figure</source>
        <translation>kein brauchbarer Wert</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 Stunden</translation>
    </message>
    <message>
        <source>2 days</source>
        <translation>2 Tage</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 Woche</translation>
    </message>
    <message>
        <source>no target, now {share}</source>
        <translation>kein Ziel, jetzt {share}</translation>
    </message>
    <message>
        <source>The engine has no targets for this account.</source>
        <translation>Die Risk-Engine hat keine Ziele für dieses Konto.</translation>
    </message>
    <message>
        <source>The targets add up to {share}, not to 100 %.</source>
        <translation>Die Ziele ergeben zusammen {share}, nicht 100 %.</translation>
    </message>
    <message>
        <source>The service has its own list of viewers (AUTHORIZED_VIEWERS): sign in as an account on it.</source>
        <translation>Der Dienst hat eine eigene Liste von Leseberechtigten (AUTHORIZED_VIEWERS): Melden Sie sich mit einem Konto von dieser Liste an.</translation>
    </message>
    <message>
        <source>BROKEN</source>
        <comment>a constraint</comment>
        <translation>VERLETZT</translation>
    </message>
    <message>
        <source>Constraints</source>
        <translation>Nebenbedingungen</translation>
    </message>
    <message>
        <source>The service says that some are broken, and names none.</source>
        <translation>Der Dienst sagt, dass einige verletzt sind, nennt aber keine.</translation>
    </message>
    <message>
        <source>The service says they hold, of accounts that do not exist.</source>
        <translation>Der Dienst sagt, sie seien eingehalten, aber für Konten, die es nicht gibt.</translation>
    </message>
    <message>
        <source>MET</source>
        <comment>a constraint</comment>
        <translation>ERFÜLLT</translation>
    </message>
    <message>
        <source>No constraint is broken.</source>
        <translation>Keine Nebenbedingung ist verletzt.</translation>
    </message>
    <message>
        <source>{value}, the limit is {limit}. {detail}</source>
        <translation>{value}, die Grenze ist {limit}. {detail}</translation>
    </message>
    <message>
        <source>{gross} gross, VaR {var}, CVaR {cvar}.</source>
        <translation>{gross} brutto, VaR {var}, CVaR {cvar}.</translation>
    </message>
    <message>
        <source>{text} Assumed: the service knows nothing of this account.</source>
        <translation>{text} Angenommen: Der Dienst weiß nichts über dieses Konto.</translation>
    </message>
    <message>
        <source>KNOWN</source>
        <translation>BEKANNT</translation>
    </message>
    <message>
        <source>{text} Its positions are of {age} ago.</source>
        <translation>{text} Seine Positionen sind {age} alt.</translation>
    </message>
    <message>
        <source>{name} is a placeholder of the platform: nobody has named the real accounts, so this says nothing of them.</source>
        <translation>{name} ist ein Platzhalter der Plattform: Niemand hat die echten Konten genannt, daher sagt dies nichts über sie.</translation>
    </message>
    <message>
        <source>{names} are placeholders of the platform: nobody has named the real accounts, so this says nothing of them.</source>
        <translation>{names} sind Platzhalter der Plattform: Niemand hat die echten Konten genannt, daher sagt dies nichts über sie.</translation>
    </message>
    <message>
        <source>Gross</source>
        <translation>Brutto</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>Instrumente</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Beta to BTC</source>
        <translation>Beta zu BTC</translation>
    </message>
    <message>
        <source>Correlation</source>
        <translation>Korrelation</translation>
    </message>
    <message>
        <source>at most {value}</source>
        <translation>höchstens {value}</translation>
    </message>
    <message>
        <source>Adjustment</source>
        <translation>Anpassung</translation>
    </message>
    <message>
        <source>New positions are scaled to {share}.</source>
        <translation>Neue Positionen werden auf {share} skaliert.</translation>
    </message>
    <message>
        <source>No exposure is known.</source>
        <translation>Keine Exposure bekannt.</translation>
    </message>
    <message>
        <source>target {target}{group}, now not known</source>
        <translation>Ziel {target}{group}, jetzt nicht bekannt</translation>
    </message>
    <message>
        <source>on target</source>
        <translation>im Ziel</translation>
    </message>
    <message>
        <source>{points} points above</source>
        <translation>{points} Punkte darüber</translation>
    </message>
    <message>
        <source>{points} points below</source>
        <translation>{points} Punkte darunter</translation>
    </message>
    <message>
        <source>target {target}{group}, now {now}: {apart}</source>
        <translation>Ziel {target}{group}, jetzt {now}: {apart}</translation>
    </message>
    <message>
        <source>How the account is spread now is not known: that takes the limits and the portfolio&apos;s exposure.</source>
        <translation>Wie das Konto jetzt verteilt ist, ist nicht bekannt: Dazu braucht es die Grenzen und die Exposure des Portfolios.</translation>
    </message>
    <message>
        <source>How the account is spread now is not known: the portfolio service does not list it.</source>
        <translation>Wie das Konto jetzt verteilt ist, ist nicht bekannt: Der Portfolio-Dienst führt es nicht auf.</translation>
    </message>
    <message>
        <source>How the account is spread now is not known: it has no net asset value on record.</source>
        <translation>Wie das Konto jetzt verteilt ist, ist nicht bekannt: Für das Konto ist kein Nettoinventarwert verzeichnet.</translation>
    </message>
    <message>
        <source>The risk service has no limits for this account: no daily loss, fee budget or trade size is capped by it.</source>
        <translation>Der Risikodienst hat keine Grenzen für dieses Konto: Er begrenzt weder Tagesverlust noch Gebührenbudget noch Trade-Größe.</translation>
    </message>
    <message>
        <source>Do not let this account trade until the risk service&apos;s owner has configured its limits.</source>
        <translation>Lassen Sie dieses Konto nicht handeln, bis der Betreiber des Risikodienstes seine Grenzen eingerichtet hat.</translation>
    </message>
    <message>
        <source>This platform cannot tell whether it throttles the account: the route always answers 500.</source>
        <translation>Diese Plattform kann nicht sagen, ob sie das Konto drosselt: Die Route antwortet immer mit 500.</translation>
    </message>
    <message>
        <source>Its declared answer does not fit what it returns; that is for the service&apos;s developers, and no alarm.</source>
        <translation>Ihre deklarierte Antwort passt nicht zu dem, was sie liefert; das ist Sache der Entwickler des Dienstes und kein Alarm.</translation>
    </message>
    <message>
        <source>The service tells zero for all usage and for the net asset value: it has nothing on record for this account.</source>
        <translation>Der Dienst meldet null für alle Nutzung und für den Nettoinventarwert: Für dieses Konto ist bei ihm nichts verzeichnet.</translation>
    </message>
    <message>
        <source>It does not know with what precision this instrument is traded, so it allows none.</source>
        <translation>Er weiß nicht, mit welcher Genauigkeit dieses Instrument gehandelt wird, und erlaubt daher nichts.</translation>
    </message>
    <message>
        <source>NOT THROTTLED</source>
        <translation>NICHT GEDROSSELT</translation>
    </message>
    <message>
        <source>THROTTLED</source>
        <translation>GEDROSSELT</translation>
    </message>
    <message>
        <source>The service tells no reason.</source>
        <translation>Der Dienst nennt keinen Grund.</translation>
    </message>
    <message>
        <source>Enter a symbol to see how large a position in it may be.</source>
        <translation>Geben Sie ein Symbol ein, um zu sehen, wie groß eine Position darin sein darf.</translation>
    </message>
    <message>
        <source>{symbol} is being sized.</source>
        <translation>Die Größe für {symbol} wird berechnet.</translation>
    </message>
    <message>
        <source>For example: BTC-USD.</source>
        <translation>Zum Beispiel: BTC-USD.</translation>
    </message>
    <message>
        <source>The limits allow {instruments}.</source>
        <translation>Die Grenzen erlauben {instruments}.</translation>
    </message>
    <message>
        <source>Write it as the platform does, for example BTC-USD.</source>
        <translation>Schreiben Sie es wie die Plattform, zum Beispiel BTC-USD.</translation>
    </message>
    <message>
        <source>The risk service sizes spot markets against US dollars only: {symbol} is none.</source>
        <translation>Der Risikodienst berechnet nur Spotmärkte gegen US-Dollar: {symbol} ist keiner.</translation>
    </message>
    <message>
        <source>It may have no price of it, or not know the account&apos;s value: see the limits and the service&apos;s log.</source>
        <translation>Vielleicht hat er keinen Preis dafür oder kennt den Wert des Kontos nicht: Sehen Sie sich die Grenzen und das Protokoll des Dienstes an.</translation>
    </message>
    <message>
        <source>The risk service could not compute a size for {symbol}.</source>
        <translation>Der Risikodienst konnte keine Größe für {symbol} berechnen.</translation>
    </message>
    <message>
        <source>None is allowed.</source>
        <translation>Keines ist erlaubt.</translation>
    </message>
    <message>
        <source>Notional cap</source>
        <translation>Nominalwertgrenze</translation>
    </message>
    <message>
        <source>Cooldown</source>
        <translation>Abkühlzeit</translation>
    </message>
    <message>
        <source>Widest spread</source>
        <translation>Größter Spread</translation>
    </message>
    <message>
        <source>Data stall</source>
        <translation>Datenstillstand</translation>
    </message>
    <message>
        <source>Outage</source>
        <translation>Ausfall</translation>
    </message>
    <message>
        <source>Blocks trading.</source>
        <translation>Blockiert den Handel.</translation>
    </message>
    <message>
        <source>Does not block trading.</source>
        <translation>Blockiert den Handel nicht.</translation>
    </message>
    <message>
        <source>No limit is configured.</source>
        <translation>Keine Grenze eingerichtet.</translation>
    </message>
    <message>
        <source>NOTHING</source>
        <translation>NICHTS</translation>
    </message>
    <message>
        <source>ALLOWED</source>
        <translation>ERLAUBT</translation>
    </message>
    <message>
        <source>At most {most}. {reason}</source>
        <translation>Höchstens {most}. {reason}</translation>
    </message>
    <message>
        <source>In units</source>
        <translation>In Einheiten</translation>
    </message>
    <message>
        <source>Volatility</source>
        <translation>Volatilität</translation>
    </message>
    <message>
        <source>Regime</source>
        <translation>Regime</translation>
    </message>
    <message>
        <source>Expected edge</source>
        <translation>Erwarteter Vorteil</translation>
    </message>
    <message>
        <source>Fee estimate</source>
        <translation>Gebührenschätzung</translation>
    </message>
    <message>
        <source>Safety margin</source>
        <translation>Sicherheitsmarge</translation>
    </message>
    <message>
        <source>Risk budget</source>
        <translation>Risikobudget</translation>
    </message>
    <message>
        <source>Base size</source>
        <translation>Grundgröße</translation>
    </message>
    <message>
        <source>Max position</source>
        <translation>Max. Position</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>The service tells none.</source>
        <translation>Der Dienst meldet keine.</translation>
    </message>
    <message>
        <source>Every simulation ends at {amount}.</source>
        <translation>Jede Simulation endet bei {amount}.</translation>
    </message>
    <message>
        <source>lowest {amount}</source>
        <translation>niedrigster Wert {amount}</translation>
    </message>
    <message>
        <source>highest {amount}</source>
        <translation>höchster Wert {amount}</translation>
    </message>
    <message>
        <source>mean {amount}</source>
        <translation>Mittel {amount}</translation>
    </message>
    <message>
        <source>Limits and usage</source>
        <translation>Grenzen und Nutzung</translation>
    </message>
    <message>
        <source>Throttle</source>
        <translation>Drosselung</translation>
    </message>
    <message>
        <source>Position size</source>
        <translation>Positionsgröße</translation>
    </message>
    <message>
        <source>Circuit breakers</source>
        <translation>Schutzschalter</translation>
    </message>
    <message>
        <source>Refused before a trade</source>
        <translation>Vor einem Trade abgelehnt</translation>
    </message>
    <message>
        <source>Conditional value at risk</source>
        <translation>Conditional Value at Risk</translation>
    </message>
    <message>
        <source>Net asset value forecast</source>
        <translation>NAV-Prognose</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>Alle Konten</translation>
    </message>
    <message>
        <source>Diversification</source>
        <translation>Diversifikation</translation>
    </message>
    <message>
        <source>nobody signed in</source>
        <translation>niemand angemeldet</translation>
    </message>
    <message>
        <source>{who} · forecasts are simulated while this page is open, once a minute at most</source>
        <translation>{who} · Prognosen werden simuliert, solange diese Seite offen ist, höchstens einmal pro Minute</translation>
    </message>
    <message>
        <source>Sign in again, then go on here.</source>
        <translation>Melden Sie sich erneut an und machen Sie dann hier weiter.</translation>
    </message>
    <message>
        <source>Ask two different directors to approve.</source>
        <translation>Bitten Sie zwei verschiedene Direktoren um Genehmigung.</translation>
    </message>
    <message>
        <source>Give the service its session store and both allowlists, then restart it.</source>
        <translation>Geben Sie dem Dienst seinen Sitzungsspeicher und beide Allowlists und starten Sie ihn dann neu.</translation>
    </message>
    <message>
        <source>Use an account on the platform&apos;s ADMIN_ALLOWLIST.</source>
        <translation>Verwenden Sie ein Konto, das auf der ADMIN_ALLOWLIST der Plattform steht.</translation>
    </message>
    <message>
        <source>Sign in as the account whose key is rotated; upper and lower case count.</source>
        <translation>Melden Sie sich mit dem Konto an, dessen Schlüssel rotiert wird; Groß- und Kleinschreibung zählen.</translation>
    </message>
    <message>
        <source>Copy both parts from Kraken once more, whole.</source>
        <translation>Kopieren Sie beide Teile noch einmal vollständig von Kraken.</translation>
    </message>
    <message>
        <source>Correct the service&apos;s bearer and MFA entries in environments.toml.</source>
        <translation>Berichtigen Sie die Einträge für Bearer und MFA des Dienstes in environments.toml.</translation>
    </message>
    <message>
        <source>Read the status before anything is sent again.</source>
        <translation>Lesen Sie den Status, bevor erneut etwas gesendet wird.</translation>
    </message>
    <message>
        <source>The platform has no allowlist of administrators or directors.</source>
        <translation>Die Plattform hat keine Allowlist der Administratoren oder Direktoren.</translation>
    </message>
    <message>
        <source>A first key is stored by the same steps as a new one.</source>
        <translation>Ein erster Schlüssel wird mit denselben Schritten gespeichert wie ein neuer.</translation>
    </message>
    <message>
        <source>The request names another account than the session&apos;s own.</source>
        <translation>Die Anforderung nennt ein anderes Konto als das der Sitzung.</translation>
    </message>
    <message>
        <source>The service failed without a reason: the cluster gave no answer, or the secret does not name who rotated it.</source>
        <translation>Der Dienst ist ohne Angabe eines Grundes fehlgeschlagen: Der Cluster gab keine Antwort, oder das Geheimnis nennt nicht, wer es rotiert hat.</translation>
    </message>
    <message>
        <source>The request carried no session.</source>
        <translation>Die Anforderung trug keine Sitzung.</translation>
    </message>
    <message>
        <source>The session has ended.</source>
        <translation>Die Sitzung ist beendet.</translation>
    </message>
    <message>
        <source>The platform&apos;s session belongs to no account.</source>
        <translation>Die Sitzung der Plattform gehört zu keinem Konto.</translation>
    </message>
    <message>
        <source>The signed-in account is no administrator of the platform.</source>
        <translation>Das angemeldete Konto ist kein Administrator der Plattform.</translation>
    </message>
    <message>
        <source>The platform&apos;s credentials service has no session store.</source>
        <translation>Der Secrets-Dienst der Plattform hat keinen Sitzungsspeicher.</translation>
    </message>
    <message>
        <source>The platform saw no second factor on the request.</source>
        <translation>Die Plattform sah in der Anforderung keinen zweiten Faktor.</translation>
    </message>
    <message>
        <source>Check that no proxy drops X-MFA-Token.</source>
        <translation>Prüfen Sie, dass kein Proxy X-MFA-Token entfernt.</translation>
    </message>
    <message>
        <source>The platform did not take the second factor as given.</source>
        <translation>Die Plattform hat den zweiten Faktor nicht so angenommen, wie er angegeben wurde.</translation>
    </message>
    <message>
        <source>Check that no proxy changes X-MFA-Token.</source>
        <translation>Prüfen Sie, dass kein Proxy X-MFA-Token verändert.</translation>
    </message>
    <message>
        <source>The service does not serve this host name: its list of trusted hosts lacks it.</source>
        <translation>Der Dienst bedient diesen Hostnamen nicht: Er fehlt auf seiner Liste vertrauter Hosts.</translation>
    </message>
    <message>
        <source>Use an address on the service&apos;s list, or have this one added to it.</source>
        <translation>Verwenden Sie eine Adresse von der Liste des Dienstes oder lassen Sie diese hinzufügen.</translation>
    </message>
    <message>
        <source>The service has no such route: another implementation answers here.</source>
        <translation>Der Dienst hat keine solche Route: Hier antwortet eine andere Implementierung.</translation>
    </message>
    <message>
        <source>Compare the flavour in environments.toml with what is deployed.</source>
        <translation>Vergleichen Sie die Variante in environments.toml mit dem, was ausgerollt ist.</translation>
    </message>
    <message>
        <source>The service takes https only, and saw the request as plain http.</source>
        <translation>Der Dienst nimmt nur https an und sah die Anforderung als unverschlüsseltes http.</translation>
    </message>
    <message>
        <source>Use its https address; through a port-forward set forwarded_proto = true.</source>
        <translation>Verwenden Sie seine https-Adresse; bei einem Port-Forward setzen Sie forwarded_proto = true.</translation>
    </message>
    <message>
        <source>The platform saw no approvals.</source>
        <translation>Die Plattform sah keine Genehmigungen.</translation>
    </message>
    <message>
        <source>The two approvals are not of two different directors.</source>
        <translation>Die zwei Genehmigungen stammen nicht von zwei verschiedenen Direktoren.</translation>
    </message>
    <message>
        <source>At least one of the two who approved is no director of the platform; it does not say which.</source>
        <translation>Mindestens eine der beiden genehmigenden Personen ist kein Direktor der Plattform; sie sagt nicht, welche.</translation>
    </message>
    <message>
        <source>Ask two people on the platform&apos;s DIRECTOR_ALLOWLIST.</source>
        <translation>Fragen Sie zwei Personen, die auf der DIRECTOR_ALLOWLIST der Plattform stehen.</translation>
    </message>
    <message>
        <source>The platform does not take the account or a key part as written; it does not say which.</source>
        <translation>Die Plattform nimmt das Konto oder einen Schlüsselteil nicht so an, wie geschrieben; sie sagt nicht, was davon.</translation>
    </message>
    <message>
        <source>The private key is not base64.</source>
        <translation>Der private Schlüssel ist kein Base64.</translation>
    </message>
    <message>
        <source>Kraken refused the new key.</source>
        <translation>Kraken hat den neuen Schlüssel abgelehnt.</translation>
    </message>
    <message>
        <source>Check at Kraken that the key exists, is not expired, and may be used from the platform&apos;s address.</source>
        <translation>Prüfen Sie bei Kraken, dass der Schlüssel existiert, nicht abgelaufen ist und von der Adresse der Plattform aus benutzt werden darf.</translation>
    </message>
    <message>
        <source>Kraken could not be asked about the key: it failed, was busy, or answered with another error.</source>
        <translation>Kraken konnte nicht nach dem Schlüssel gefragt werden: Kraken ist fehlgeschlagen, war ausgelastet oder antwortete mit einem anderen Fehler.</translation>
    </message>
    <message>
        <source>The platform failed while it asked Kraken about the key.</source>
        <translation>Die Plattform ist fehlgeschlagen, während sie Kraken nach dem Schlüssel fragte.</translation>
    </message>
    <message>
        <source>A key is stored, but another implementation wrote it: this one cannot read when.</source>
        <translation>Ein Schlüssel ist gespeichert, aber eine andere Implementierung hat ihn geschrieben: Diese kann nicht lesen, wann.</translation>
    </message>
    <message>
        <source>Find out which implementation the OMS reads before you rotate with this one.</source>
        <translation>Finden Sie heraus, welche Implementierung das OMS liest, bevor Sie mit dieser rotieren.</translation>
    </message>
    <message>
        <source>The stored secret&apos;s own dates cannot be read.</source>
        <translation>Die Datumsangaben des gespeicherten Geheimnisses sind nicht lesbar.</translation>
    </message>
    <message>
        <source>Have the secret&apos;s annotations looked at.</source>
        <translation>Lassen Sie die Annotationen des Geheimnisses ansehen.</translation>
    </message>
    <message>
        <source>The platform could not read the secret from the cluster.</source>
        <translation>Die Plattform konnte das Geheimnis nicht aus dem Cluster lesen.</translation>
    </message>
    <message>
        <source>The platform could not confirm that the cluster took the changed secret.</source>
        <translation>Die Plattform konnte nicht bestätigen, dass der Cluster das geänderte Geheimnis angenommen hat.</translation>
    </message>
    <message>
        <source>The platform could not confirm that the cluster took the new secret.</source>
        <translation>Die Plattform konnte nicht bestätigen, dass der Cluster das neue Geheimnis angenommen hat.</translation>
    </message>
    <message>
        <source>The service has no connection to the cluster.</source>
        <translation>Der Dienst hat keine Verbindung zum Cluster.</translation>
    </message>
    <message>
        <source>The request carried no static service token.</source>
        <translation>Die Anforderung trug kein statisches Dienst-Token.</translation>
    </message>
    <message>
        <source>The request carried no static MFA token.</source>
        <translation>Die Anforderung trug kein statisches MFA-Token.</translation>
    </message>
    <message>
        <source>The service does not know the static MFA token.</source>
        <translation>Der Dienst kennt das statische MFA-Token nicht.</translation>
    </message>
    <message>
        <source>The service does not know the static service token; a session is no use here.</source>
        <translation>Der Dienst kennt das statische Dienst-Token nicht; eine Sitzung hilft hier nicht.</translation>
    </message>
    <message>
        <source>The service cannot load its own configuration.</source>
        <translation>Der Dienst kann seine eigene Konfiguration nicht laden.</translation>
    </message>
    <message>
        <source>The request names another person than the service token&apos;s own.</source>
        <translation>Die Anforderung nennt eine andere Person als die des Dienst-Tokens.</translation>
    </message>
    <message>
        <source>Kraken refused the key; nothing is wrong with your sign-in.</source>
        <translation>Kraken hat den Schlüssel abgelehnt; mit Ihrer Anmeldung ist alles in Ordnung.</translation>
    </message>
    <message>
        <source>Kraken answered the platform with an error of its own.</source>
        <translation>Kraken hat der Plattform mit einem eigenen Fehler geantwortet.</translation>
    </message>
    <message>
        <source>The platform could not reach Kraken.</source>
        <translation>Die Plattform konnte Kraken nicht erreichen.</translation>
    </message>
    <message>
        <source>The service failed without a reason: the cluster may have refused it, or the private key is not base64.</source>
        <translation>Der Dienst ist ohne Angabe eines Grundes fehlgeschlagen: Vielleicht hat der Cluster es abgelehnt, oder der private Schlüssel ist kein Base64.</translation>
    </message>
    <message>
        <source>Your session or one of the two approvals has ended; the platform does not say which.</source>
        <translation>Ihre Sitzung oder eine der zwei Genehmigungen ist beendet; die Plattform sagt nicht, welche.</translation>
    </message>
    <message>
        <source>The status is read to find out.</source>
        <translation>Der Status wird gelesen, um es herauszufinden.</translation>
    </message>
    <message>
        <source>The platform does not take the account or a key part as written.</source>
        <translation>Die Plattform nimmt das Konto oder einen Schlüsselteil nicht so an, wie geschrieben.</translation>
    </message>
    <message>
        <source>Kraken is asked about the key.</source>
        <translation>Kraken wird nach dem Schlüssel gefragt.</translation>
    </message>
    <message>
        <source>The director is being signed in.</source>
        <translation>Die Anmeldung des Direktors läuft.</translation>
    </message>
    <message>
        <source>The key is on its way.</source>
        <translation>Der Schlüssel ist unterwegs.</translation>
    </message>
    <message>
        <source>The six words are being worked out.</source>
        <translation>Die sechs Wörter werden berechnet.</translation>
    </message>
    <message>
        <source>The answer is being opened.</source>
        <translation>Die Antwort wird geöffnet.</translation>
    </message>
    <message>
        <source>The OMS is told to read the key again.</source>
        <translation>Das OMS wird angewiesen, den Schlüssel neu zu lesen.</translation>
    </message>
    <message>
        <source>A test sends both key parts a second time. The platform asks Kraken about the key during the rotation anyway, before it stores anything: leave the test off unless you need to know earlier.</source>
        <translation>Ein Test sendet beide Schlüsselteile ein zweites Mal. Die Plattform fragt Kraken während der Rotation ohnehin nach dem Schlüssel, bevor sie etwas speichert: Lassen Sie den Test weg, außer Sie müssen es früher wissen.</translation>
    </message>
    <message>
        <source>Two different directors approve, each with their own password and code.</source>
        <translation>Zwei verschiedene Direktoren genehmigen, jeweils mit eigenem Passwort und Code.</translation>
    </message>
    <message>
        <source>The history is in one replica&apos;s memory: a restart empties it.</source>
        <translation>Der Verlauf liegt im Speicher eines Replikats: Ein Neustart leert ihn.</translation>
    </message>
    <message>
        <source>The answer says what the OMS was told, not that it obeyed.</source>
        <translation>Die Antwort sagt, was dem OMS mitgeteilt wurde, nicht, dass es gehorcht hat.</translation>
    </message>
    <message>
        <source>This platform&apos;s test asks Kraken about the key that is stored, not about the new one: it is offered after the rotation. The balances it answers with are dropped unread.</source>
        <translation>Der Test dieser Plattform fragt Kraken nach dem gespeicherten Schlüssel, nicht nach dem neuen: Er wird nach der Rotation angeboten. Die Salden in seiner Antwort werden ungelesen verworfen.</translation>
    </message>
    <message>
        <source>This platform asks for no directors: whoever holds the static service token can rotate.</source>
        <translation>Diese Plattform verlangt keine Direktoren: Wer das statische Dienst-Token hat, kann rotieren.</translation>
    </message>
    <message>
        <source>The history is the newest rotation only and names no approvers.</source>
        <translation>Der Verlauf enthält nur die neueste Rotation und nennt keine Genehmigenden.</translation>
    </message>
    <message>
        <source>The history notes that OMS watchers were notified, not that the OMS obeyed.</source>
        <translation>Der Verlauf vermerkt, dass OMS-Watcher benachrichtigt wurden, nicht, dass das OMS gehorcht hat.</translation>
    </message>
    <message>
        <source>Nothing validates this key: the platform stores whatever it is given, and has no test.</source>
        <translation>Nichts prüft diesen Schlüssel: Die Plattform speichert, was sie bekommt, und hat keinen Test.</translation>
    </message>
    <message>
        <source>This platform asks for no directors: one session is enough to rotate.</source>
        <translation>Diese Plattform verlangt keine Direktoren: Eine Sitzung genügt zum Rotieren.</translation>
    </message>
    <message>
        <source>This platform keeps no history.</source>
        <translation>Diese Plattform führt keinen Verlauf.</translation>
    </message>
    <message>
        <source>This platform does not tell the OMS: whether it reads the new key must be seen at the OMS.</source>
        <translation>Diese Plattform informiert das OMS nicht: Ob es den neuen Schlüssel liest, muss am OMS geprüft werden.</translation>
    </message>
    <message>
        <source>force_rotate changes no key: it only renews the secret&apos;s annotations, so that the OMS reads the stored key again. It needs no directors, leaves no entry in the history, and makes the key look new by its date.</source>
        <translation>force_rotate ändert keinen Schlüssel: Es erneuert nur die Annotationen des Geheimnisses, damit das OMS den gespeicherten Schlüssel neu liest. Es braucht keine Direktoren, hinterlässt keinen Eintrag im Verlauf und lässt den Schlüssel nach seinem Datum neu aussehen.</translation>
    </message>
    <message>
        <source>This rotation has ended.</source>
        <translation>Diese Rotation ist beendet.</translation>
    </message>
    <message>
        <source>The key has left: there is no way back.</source>
        <translation>Der Schlüssel ist abgesendet: Es gibt kein Zurück.</translation>
    </message>
    <message>
        <source>Type the phrase to send the key.</source>
        <translation>Geben Sie den Wortlaut ein, um den Schlüssel zu senden.</translation>
    </message>
    <message>
        <source>This is the first step.</source>
        <translation>Das ist der erste Schritt.</translation>
    </message>
    <message>
        <source>Enter both parts of the key first.</source>
        <translation>Geben Sie zuerst beide Teile des Schlüssels ein.</translation>
    </message>
    <message>
        <source>No approval has been asked for.</source>
        <translation>Es wurde keine Genehmigung angefordert.</translation>
    </message>
    <message>
        <source>What was asked for is older than {minutes:.0f} min: ask again.</source>
        <translation>Die Anforderung ist älter als {minutes:.0f} min: Fordern Sie erneut an.</translation>
    </message>
    <message>
        <source>{count} directors have approved already.</source>
        <translation>{count} Direktoren haben bereits genehmigt.</translation>
    </message>
    <message>
        <source>First comes: {step}.</source>
        <translation>Zuerst kommt: {step}.</translation>
    </message>
    <message>
        <source>Type {phrase} to send the key.</source>
        <translation>Geben Sie {phrase} ein, um den Schlüssel zu senden.</translation>
    </message>
    <message>
        <source>Nothing was sent: cancel it instead.</source>
        <translation>Es wurde nichts gesendet: Brechen Sie die Rotation stattdessen ab.</translation>
    </message>
    <message>
        <source>The answer is awaited.</source>
        <translation>Die Antwort wird erwartet.</translation>
    </message>
    <message>
        <source>It is not known yet what became of the key: the status is read until it tells.</source>
        <translation>Noch ist nicht bekannt, was aus dem Schlüssel wurde: Der Status wird gelesen, bis er es zeigt.</translation>
    </message>
    <message>
        <source>Say whose key is rotated.</source>
        <translation>Geben Sie an, wessen Schlüssel rotiert wird.</translation>
    </message>
    <message>
        <source>Say why the key is rotated.</source>
        <translation>Geben Sie an, warum der Schlüssel rotiert wird.</translation>
    </message>
    <message>
        <source>Keep reason and ticket to one line of at most {most} characters each.</source>
        <translation>Grund und Ticket dürfen je eine Zeile mit höchstens {most} Zeichen haben.</translation>
    </message>
    <message>
        <source>Enter both parts of the new key.</source>
        <translation>Geben Sie beide Teile des neuen Schlüssels ein.</translation>
    </message>
    <message>
        <source>Correct what is wrong with the key.</source>
        <translation>Berichtigen Sie, was am Schlüssel falsch ist.</translation>
    </message>
    <message>
        <source>This is the key of the last rotation ({fingerprint}): make a new one at Kraken.</source>
        <translation>Das ist der Schlüssel der letzten Rotation ({fingerprint}): Erzeugen Sie bei Kraken einen neuen.</translation>
    </message>
    <message>
        <source>The test refused this key: enter another one, or test it again.</source>
        <translation>Der Test hat diesen Schlüssel abgelehnt: Geben Sie einen anderen ein, oder testen Sie ihn erneut.</translation>
    </message>
    <message>
        <source>{missing} of {count} points are not ticked.</source>
        <translation>{missing} von {count} Punkten sind nicht abgehakt.</translation>
    </message>
    <message>
        <source>An approval has lapsed: ask for it again.</source>
        <translation>Eine Genehmigung ist abgelaufen: Fordern Sie sie erneut an.</translation>
    </message>
    <message>
        <source>The approvals are not of two different directors.</source>
        <translation>Die Genehmigungen stammen nicht von zwei verschiedenen Direktoren.</translation>
    </message>
    <message>
        <source>{count} of {needed} directors have approved.</source>
        <translation>Genehmigt von {count} von {needed} Direktoren.</translation>
    </message>
    <message>
        <source>No key is stored for this account yet: this is the first.</source>
        <translation>Für dieses Konto ist noch kein Schlüssel gespeichert: Dies ist der erste.</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>Host name</source>
        <translation>Hostname</translation>
    </message>
    <message>
        <source>Stored key</source>
        <translation>Gespeicherter Schlüssel</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>STOP</source>
        <translation>STOPP</translation>
    </message>
    <message>
        <source>The journal cannot be written ({problem}): without it no key is rotated.</source>
        <translation>Das Journal kann nicht geschrieben werden ({problem}): Ohne Journal wird kein Schlüssel rotiert.</translation>
    </message>
    <message>
        <source>The journal can be written.</source>
        <translation>Das Journal kann geschrieben werden.</translation>
    </message>
    <message>
        <source>This implementation takes a static token from the keyring instead of your session.</source>
        <translation>Diese Implementierung nimmt ein statisches Token aus dem Schlüsselbund statt Ihrer Sitzung.</translation>
    </message>
    <message>
        <source>The session ends in {left}: renew it first.</source>
        <translation>Die Sitzung endet in {left}: Erneuern Sie sie zuerst.</translation>
    </message>
    <message>
        <source>The session lasts {left}.</source>
        <translation>Die Sitzung dauert noch {left}.</translation>
    </message>
    <message>
        <source>This workstation&apos;s clock has not been compared with the platform&apos;s.</source>
        <translation>Die Uhr dieses Arbeitsplatzrechners wurde nicht mit der Uhr der Plattform verglichen.</translation>
    </message>
    <message>
        <source>This workstation&apos;s clock is {off_s:.0f} s behind the platform&apos;s: set it, codes will be refused.</source>
        <translation>Die Uhr dieses Arbeitsplatzrechners geht gegenüber der Plattform {off_s:.0f} s nach: Stellen Sie sie, sonst werden Codes abgelehnt.</translation>
    </message>
    <message>
        <source>This workstation&apos;s clock is {off_s:.0f} s ahead of the platform&apos;s: set it, codes will be refused.</source>
        <translation>Die Uhr dieses Arbeitsplatzrechners geht gegenüber der Plattform {off_s:.0f} s vor: Stellen Sie sie, sonst werden Codes abgelehnt.</translation>
    </message>
    <message>
        <source>The key travels over https.</source>
        <translation>Der Schlüssel läuft über https.</translation>
    </message>
    <message>
        <source>The service&apos;s address is not https: no key is sent there.</source>
        <translation>Die Adresse des Dienstes ist nicht https: Dorthin wird kein Schlüssel gesendet.</translation>
    </message>
    <message>
        <source>The service takes https only: for a port-forward set forwarded_proto = true in environments.toml.</source>
        <translation>Der Dienst nimmt nur https an: Setzen Sie für einen Port-Forward forwarded_proto = true in environments.toml.</translation>
    </message>
    <message>
        <source>The key travels through a port-forward of this machine; its own end must be encrypted.</source>
        <translation>Der Schlüssel läuft durch einen Port-Forward dieses Rechners; dessen anderes Ende muss verschlüsselt sein.</translation>
    </message>
    <message>
        <source>This implementation takes any host name.</source>
        <translation>Diese Implementierung nimmt jeden Hostnamen an.</translation>
    </message>
    <message>
        <source>The service answers under this host name.</source>
        <translation>Der Dienst antwortet unter diesem Hostnamen.</translation>
    </message>
    <message>
        <source>This host name is on the service&apos;s list as shipped.</source>
        <translation>Dieser Hostname steht auf der ausgelieferten Liste des Dienstes.</translation>
    </message>
    <message>
        <source>This host name is not on the service&apos;s list of trusted hosts as shipped: it may refuse every request.</source>
        <translation>Dieser Hostname steht nicht auf der ausgelieferten Liste vertrauter Hosts des Dienstes: Er lehnt womöglich jede Anforderung ab.</translation>
    </message>
    <message>
        <source>The stored key&apos;s status is not known: {why}.</source>
        <translation>Der Status des gespeicherten Schlüssels ist nicht bekannt: {why}.</translation>
    </message>
    <message>
        <source> by {rotated_by}</source>
        <translation> von {rotated_by}</translation>
    </message>
    <message>
        <source>The stored key was rotated at {rotated_at:%Y-%m-%d %H:%M} UTC{by}.</source>
        <translation>Der gespeicherte Schlüssel wurde am {rotated_at:%d.%m.%Y %H:%M} UTC{by} rotiert.</translation>
    </message>
    <message>
        <source>API key</source>
        <comment>after an article</comment>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>private key</source>
        <comment>after an article</comment>
        <translation>private Schlüssel</translation>
    </message>
    <message>
        <source>The private key is the same as the API key.</source>
        <translation>Der private Schlüssel ist derselbe wie der API-Schlüssel.</translation>
    </message>
    <message>
        <source>This is as long as a private key: are the two parts swapped?</source>
        <translation>Das ist so lang wie ein privater Schlüssel: Sind die zwei Teile vertauscht?</translation>
    </message>
    <message>
        <source>The private key is not base64: was all of it copied?</source>
        <translation>Der private Schlüssel ist kein Base64: Wurde er vollständig kopiert?</translation>
    </message>
    <message>
        <source>The private key decodes to {decoded} bytes; Kraken&apos;s have {expected}. Was all of it copied?</source>
        <translation>Der private Schlüssel ergibt dekodiert {decoded} Bytes; die von Kraken haben {expected}. Wurde er vollständig kopiert?</translation>
    </message>
    <message>
        <source>The {part} is missing.</source>
        <translation>Der {part} fehlt.</translation>
    </message>
    <message>
        <source>The {part} holds a blank or a line end.</source>
        <translation>Der {part} enthält ein Leerzeichen oder ein Zeilenende.</translation>
    </message>
    <message>
        <source>The {part} holds a character that no key of Kraken&apos;s has.</source>
        <translation>Der {part} enthält ein Zeichen, das kein Schlüssel von Kraken hat.</translation>
    </message>
    <message>
        <source>The {part} is shorter than {least} characters.</source>
        <translation>Der {part} ist kürzer als {least} Zeichen.</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Taken by Kraken</source>
        <translation>Von Kraken angenommen</translation>
    </message>
    <message>
        <source>Status newer</source>
        <translation>Status neuer</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Eingetragen</translation>
    </message>
    <message>
        <source>OMS told</source>
        <translation>OMS informiert</translation>
    </message>
    <message>
        <source>SENT</source>
        <translation>GESENDET</translation>
    </message>
    <message>
        <source>ROTATED</source>
        <translation>ROTIERT</translation>
    </message>
    <message>
        <source>PROVEN</source>
        <translation>NACHGEWIESEN</translation>
    </message>
    <message>
        <source>See at the OMS that it trades with the new key: no route of the platform tells.</source>
        <translation>Prüfen Sie am OMS, dass es mit dem neuen Schlüssel handelt: Keine Route der Plattform zeigt es.</translation>
    </message>
    <message>
        <source>seen earlier</source>
        <translation>früher gesehen</translation>
    </message>
    <message>
        <source>No answer came, and the stored key is as before: it was not rotated as far as the platform tells.</source>
        <translation>Es kam keine Antwort, und der gespeicherte Schlüssel ist wie zuvor: Soweit die Plattform es zeigt, wurde er nicht rotiert.</translation>
    </message>
    <message>
        <source> {gaps} of {count} rungs cannot be seen with this implementation.</source>
        <translation> {gaps} von {count} Stufen sind mit dieser Implementierung nicht zu sehen.</translation>
    </message>
    <message>
        <source>The key was rotated, as far as this platform can prove it.{unseen}</source>
        <translation>Der Schlüssel wurde rotiert, soweit diese Plattform es nachweisen kann.{unseen}</translation>
    </message>
    <message>
        <source>The platform says that the key was rotated. Not seen yet: {missing}.</source>
        <translation>Die Plattform sagt, dass der Schlüssel rotiert wurde. Noch nicht gesehen: {missing}.</translation>
    </message>
    <message>
        <source>The answer was lost, but the key was rotated: the history names this requester and these approvers.</source>
        <translation>Die Antwort ging verloren, aber der Schlüssel wurde rotiert: Der Verlauf nennt diese anfordernde Person und diese Genehmigenden.</translation>
    </message>
    <message>
        <source>The answer was lost, but the stored key is newer: rotated, unless somebody else did so at the same time.</source>
        <translation>Die Antwort ging verloren, aber der gespeicherte Schlüssel ist neuer: rotiert, sofern das nicht jemand anderes zur selben Zeit tat.</translation>
    </message>
    <message>
        <source>Wait for the answer: it is sent once.</source>
        <translation>Warten Sie auf die Antwort: Gesendet wird nur einmal.</translation>
    </message>
    <message>
        <source>Close this rotation, then begin a new one.</source>
        <translation>Schließen Sie diese Rotation ab und beginnen Sie dann eine neue.</translation>
    </message>
    <message>
        <source>Keep the old key at Kraken until then.</source>
        <translation>Behalten Sie bis dahin den alten Schlüssel bei Kraken.</translation>
    </message>
    <message>
        <source>Do not send it again.</source>
        <translation>Senden Sie ihn nicht noch einmal.</translation>
    </message>
    <message>
        <source>Keep the old key at Kraken: it may be the one in use.</source>
        <translation>Behalten Sie den alten Schlüssel bei Kraken: Er ist womöglich der benutzte.</translation>
    </message>
    <message>
        <source>Test the stored key.</source>
        <translation>Testen Sie den gespeicherten Schlüssel.</translation>
    </message>
    <message>
        <source>Kraken does not take the stored key: rotate again with a key that it takes.</source>
        <translation>Kraken nimmt den gespeicherten Schlüssel nicht an: Rotieren Sie erneut mit einem Schlüssel, den Kraken annimmt.</translation>
    </message>
    <message>
        <source>Delete the old key at Kraken once the OMS trades with the new one.</source>
        <translation>Löschen Sie den alten Schlüssel bei Kraken, sobald das OMS mit dem neuen handelt.</translation>
    </message>
    <message>
        <source>it has not been read yet</source>
        <translation>er wurde noch nicht gelesen</translation>
    </message>
    <message>
        <source>no new key was stored</source>
        <translation>kein neuer Schlüssel wurde gespeichert</translation>
    </message>
    <message>
        <source>the platform asks Kraken before it stores a key</source>
        <translation>die Plattform fragt Kraken, bevor sie einen Schlüssel speichert</translation>
    </message>
    <message>
        <source>the status is newer, and the platform asks Kraken before it stores a key</source>
        <translation>der Status ist neuer, und die Plattform fragt Kraken, bevor sie einen Schlüssel speichert</translation>
    </message>
    <message>
        <source>told with the answer</source>
        <translation>wird mit der Antwort mitgeteilt</translation>
    </message>
    <message>
        <source>the stored key has not been tested since</source>
        <translation>der gespeicherte Schlüssel wurde seither nicht getestet</translation>
    </message>
    <message>
        <source>{rotated_at:%Y-%m-%d %H:%M:%S} UTC</source>
        <translation>{rotated_at:%d.%m.%Y %H:%M:%S} UTC</translation>
    </message>
    <message>
        <source>rotated at {at}, by another request: this one did nothing</source>
        <translation>rotiert am {at}, durch eine andere Anforderung: Diese hier hat nichts bewirkt</translation>
    </message>
    <message>
        <source>rotated at {at}, newer than before</source>
        <translation>rotiert am {at}, neuer als zuvor</translation>
    </message>
    <message>
        <source>this request had no effect: the stored key is the old one</source>
        <translation>diese Anforderung blieb ohne Wirkung: Der gespeicherte Schlüssel ist der alte</translation>
    </message>
    <message>
        <source>as before so far</source>
        <translation>bisher wie zuvor</translation>
    </message>
    <message>
        <source>as before, although the platform said that it rotated the key</source>
        <translation>wie zuvor, obwohl die Plattform sagte, sie habe den Schlüssel rotiert</translation>
    </message>
    <message>
        <source>as before {after_s:.0f} s after the key left: not rotated as far as the platform tells</source>
        <translation>{after_s:.0f} s nach dem Absenden des Schlüssels wie zuvor: nicht rotiert, soweit die Plattform es zeigt</translation>
    </message>
    <message>
        <source>another request is recorded: {entry}</source>
        <translation>eine andere Anforderung ist eingetragen: {entry}</translation>
    </message>
    <message>
        <source>no entry yet</source>
        <translation>noch kein Eintrag</translation>
    </message>
    <message>
        <source>no entry. {history}</source>
        <translation>kein Eintrag. {history}</translation>
    </message>
    <message>
        <source>, approved by {approvers}</source>
        <translation>, genehmigt von {approvers}</translation>
    </message>
    <message>
        <source>entry of {rotated_at:%Y-%m-%d %H:%M:%S} UTC by {actor}{by}</source>
        <translation>Eintrag vom {rotated_at:%d.%m.%Y %H:%M:%S} UTC von {actor}{by}</translation>
    </message>
    <message>
        <source>this request had no effect: nothing to tell</source>
        <translation>diese Anforderung blieb ohne Wirkung: nichts mitzuteilen</translation>
    </message>
    <message>
        <source>the answer does not say that the OMS was told</source>
        <translation>die Antwort sagt nicht, dass das OMS informiert wurde</translation>
    </message>
    <message>
        <source>{told} (said, not seen)</source>
        <translation>{told} (gesagt, nicht gesehen)</translation>
    </message>
    <message>
        <source>the history does not say that the OMS was told</source>
        <translation>der Verlauf sagt nicht, dass das OMS informiert wurde</translation>
    </message>
    <message>
        <source>the key has not left yet</source>
        <translation>der Schlüssel ist noch nicht abgesendet</translation>
    </message>
    <message>
        <source>not read since the key left</source>
        <translation>seit dem Absenden des Schlüssels nicht gelesen</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Geltungsbereich</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Checkliste</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Genehmigungen</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <source>After</source>
        <comment>the last step</comment>
        <translation>Danach</translation>
    </message>
    <message>
        <source>The key may query funds, query open orders and trades, create and modify orders, and cancel and close orders.</source>
        <translation>Der Schlüssel darf Guthaben abfragen, offene Orders und Trades abfragen, Orders anlegen und ändern sowie Orders stornieren und schließen.</translation>
    </message>
    <message>
        <source>The key may not withdraw.</source>
        <translation>Der Schlüssel darf nicht auszahlen.</translation>
    </message>
    <message>
        <source>The key may be used from the platform&apos;s addresses only.</source>
        <translation>Der Schlüssel darf nur von den Adressen der Plattform aus benutzt werden.</translation>
    </message>
    <message>
        <source>The key&apos;s nonce window is as the platform needs it.</source>
        <translation>Das Nonce-Fenster des Schlüssels ist so, wie die Plattform es braucht.</translation>
    </message>
    <message>
        <source>The key does not expire before its next rotation.</source>
        <translation>Der Schlüssel läuft nicht vor seiner nächsten Rotation ab.</translation>
    </message>
    <message>
        <source>in person</source>
        <translation>persönlich</translation>
    </message>
    <message>
        <source>from another desk</source>
        <translation>von einem anderen Arbeitsplatz</translation>
    </message>
    <message>
        <source>{director} approved {how}. The platform keeps that session alive until {until:%H:%M} UTC.</source>
        <translation>{director} hat {how} genehmigt. Die Plattform hält diese Sitzung bis {until:%H:%M} UTC aufrecht.</translation>
    </message>
    <message>
        <source>The platform&apos;s session names no account: it cannot count as a director&apos;s.</source>
        <translation>Die Sitzung der Plattform nennt kein Konto: Sie kann nicht als die eines Direktors gelten.</translation>
    </message>
    <message>
        <source>{director} has approved already: the two must be different.</source>
        <translation>{director} hat bereits genehmigt: Es müssen zwei verschiedene sein.</translation>
    </message>
    <message>
        <source>{director} asked for this rotation; this environment&apos;s policy wants two others to approve.</source>
        <translation>{director} hat diese Rotation angefordert; die Richtlinie dieser Umgebung verlangt die Genehmigung zweier anderer.</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>Kraken takes this key. What it may do is not part of the test.</source>
        <translation>Kraken nimmt diesen Schlüssel an. Was er darf, gehört nicht zum Test.</translation>
    </message>
    <message>
        <source>{what} A test changes nothing.</source>
        <translation>{what} Ein Test ändert nichts.</translation>
    </message>
    <message>
        <source>Kraken locks out who sends wrong keys: wait {seconds} s before it is asked again.</source>
        <translation>Kraken sperrt aus, wer falsche Schlüssel sendet: Warten Sie {seconds} s, bevor erneut gefragt wird.</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>Nothing happened: the stored key is the old one.</source>
        <translation>Es ist nichts geschehen: Der gespeicherte Schlüssel ist der alte.</translation>
    </message>
    <message>
        <source>The key may have been rotated: the status is read until it tells. Never send it again.</source>
        <translation>Der Schlüssel wurde möglicherweise rotiert: Der Status wird gelesen, bis er es zeigt. Senden Sie ihn nie noch einmal.</translation>
    </message>
    <message>
        <source>Nothing has been sent yet.</source>
        <translation>Es wurde noch nichts gesendet.</translation>
    </message>
    <message>
        <source>The new key is on its way; the platform asks Kraken before it answers.</source>
        <translation>Der neue Schlüssel ist unterwegs; die Plattform fragt Kraken, bevor sie antwortet.</translation>
    </message>
    <message>
        <source>The platform answered that the key was rotated.</source>
        <translation>Die Plattform hat geantwortet, dass der Schlüssel rotiert wurde.</translation>
    </message>
    <message>
        <source>What became of the request is not known. {status}</source>
        <translation>Was aus der Anforderung wurde, ist nicht bekannt. {status}</translation>
    </message>
    <message>
        <source>The platform answered with a success that is not this rotation&apos;s. {status}</source>
        <translation>Die Plattform hat mit einem Erfolg geantwortet, der nicht zu dieser Rotation gehört. {status}</translation>
    </message>
    <message>
        <source>One of the approvals has ended; your own session is alive. {effect}</source>
        <translation>Eine der Genehmigungen ist beendet; Ihre eigene Sitzung besteht noch. {effect}</translation>
    </message>
    <message>
        <source>Ask both directors to approve again.</source>
        <translation>Bitten Sie beide Direktoren, erneut zu genehmigen.</translation>
    </message>
    <message>
        <source>No rotation is under way.</source>
        <translation>Keine Rotation läuft.</translation>
    </message>
    <message>
        <source>A rotation is under way: go on with it, or cancel it.</source>
        <translation>Eine Rotation läuft: Führen Sie sie fort, oder brechen Sie sie ab.</translation>
    </message>
    <message>
        <source>The last rotation is not closed yet: see its proof, then close it.</source>
        <translation>Die letzte Rotation ist noch nicht abgeschlossen: Sehen Sie den Nachweis an und schließen Sie sie dann ab.</translation>
    </message>
    <message>
        <source>This platform has no way to make the OMS read the key again.</source>
        <translation>Diese Plattform kann das OMS nicht veranlassen, den Schlüssel neu zu lesen.</translation>
    </message>
    <message>
        <source>Directors are asked last. First comes: {step}.</source>
        <translation>Direktoren werden zuletzt gefragt. Zuerst kommt: {step}.</translation>
    </message>
    <message>
        <source>The stored key is tested after the rotation.</source>
        <translation>Der gespeicherte Schlüssel wird nach der Rotation getestet.</translation>
    </message>
    <message>
        <source>hidden address</source>
        <translation>verborgene Adresse</translation>
    </message>
    <message>
        <source>The sensitive view hides what is on the screen only: the file will hold real names and amounts, a picture what is on the screen.</source>
        <translation>Die Diskretansicht verbirgt nur, was auf dem Bildschirm ist: Die Datei enthält echte Namen und Beträge, ein Bild zeigt, was auf dem Bildschirm ist.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>account {number}</source>
        <translation>Konto {number}</translation>
    </message>
    <message>
        <source>{metric} of {target} ({count})</source>
        <translation>{metric} von {target} ({count})</translation>
    </message>
    <message>
        <source> and {count} more metrics</source>
        <translation> und {count} weitere Metriken</translation>
    </message>
    <message>
        <source>{count} series are not kept: the limit of {limit:,} series that move is reached, and metrics with the most series give way first. Left out: {named}{more}.</source>
        <translation>{count} Zeitreihen werden nicht aufbewahrt: Die Grenze von {limit:,} bewegten Zeitreihen ist erreicht, und Metriken mit den meisten Zeitreihen weichen zuerst. Ausgelassen: {named}{more}.</translation>
    </message>
    <message>
        <source>It describes no operations that this console knows.</source>
        <translation>Es beschreibt keine Operationen, die diese Konsole kennt.</translation>
    </message>
    <message>
        <source>It looks like {said}, not like {name}.</source>
        <translation>Es sieht aus wie {said}, nicht wie {name}.</translation>
    </message>
    <message>
        <source>It looks like the flavour {found}, not {named}.</source>
        <translation>Es sieht aus wie die Variante {found}, nicht {named}.</translation>
    </message>
    <message>
        <source>It looks like {said}.</source>
        <translation>Es sieht aus wie {said}.</translation>
    </message>
    <message>
        <source>Without TLS, on this machine only.</source>
        <translation>Ohne TLS, nur auf diesem Rechner.</translation>
    </message>
    <message>
        <source>TLS is trusted until {end:%Y-%m-%d}: only {left} days.</source>
        <translation>TLS gilt als vertraut bis {end:%d.%m.%Y}: nur noch {left} Tage.</translation>
    </message>
    <message>
        <source>TLS is trusted until {end:%Y-%m-%d}.</source>
        <translation>TLS gilt als vertraut bis {end:%d.%m.%Y}.</translation>
    </message>
    <message>
        <source>It says that it is healthy.</source>
        <translation>Er meldet, dass er gesund ist.</translation>
    </message>
    <message>
        <source>It says {status}{ill}.</source>
        <translation>Er meldet {status}{ill}.</translation>
    </message>
    <message>
        <source>DOWN</source>
        <translation>AUSFALL</translation>
    </message>
    <message>
        <source>DRAINING</source>
        <translation>LEERT SICH</translation>
    </message>
    <message>
        <source>DEGRADED</source>
        <translation>EINGESCHRÄNKT</translation>
    </message>
    <message>
        <source>STALE</source>
        <translation>VERALTET</translation>
    </message>
    <message>
        <source>UP</source>
        <comment>it answers</comment>
        <translation>LÄUFT</translation>
    </message>
    <message>
        <source>{up} of {total} up</source>
        <translation>{up} von {total} laufen</translation>
    </message>
    <message>
        <source>nothing was heard of it for too long</source>
        <translation>zu lange nichts von ihm gehört</translation>
    </message>
    <message>
        <source>takes no more work</source>
        <translation>nimmt keine Arbeit mehr an</translation>
    </message>
    <message>
        <source>says {status}</source>
        <translation>meldet {status}</translation>
    </message>
    <message>
        <source>not provided</source>
        <translation>nicht angeboten</translation>
    </message>
    <message>
        <source># Settings and environments of the Aether operator console. No password, token, session or key is in it:
# tokens are named as they are called in the keyring, certificates and files by their paths.
</source>
        <translation># Einstellungen und Umgebungen der Aether-Operatorkonsole. Kein Passwort, Token, Schlüssel und keine Sitzung steht darin:
# Token sind so genannt, wie sie im Schlüsselbund heißen, Zertifikate und Dateien nach ihren Pfaden.
</translation>
    </message>
    <message>
        <source>It is not TOML: {error}.</source>
        <translation>Das ist kein TOML: {error}.</translation>
    </message>
    <message>
        <source>{table} is unknown here: an export has settings, emails and environments.</source>
        <translation>{table} ist hier unbekannt: Ein Export hat settings, emails und environment.</translation>
    </message>
    <message>
        <source>{name} must be a table.</source>
        <translation>{name} muss eine Tabelle sein.</translation>
    </message>
    <message>
        <source>settings.{key} is no setting of this console.</source>
        <translation>settings.{key} ist keine Einstellung dieser Konsole.</translation>
    </message>
    <message>
        <source>emails must be texts by the environment&apos;s name.</source>
        <translation>emails müssen Texte unter dem Namen der Umgebung sein.</translation>
    </message>
    <message>
        <source>Each environment must be a table.</source>
        <translation>Jede Umgebung muss eine Tabelle sein.</translation>
    </message>
    <message>
        <source>E-mail address for {name}</source>
        <translation>E-Mail-Adresse für {name}</translation>
    </message>
    <message>
        <source>Environment {name}: {kind}, {services}</source>
        <translation>Umgebung {name}: {kind}, {services}</translation>
    </message>
    <message>
        <source>of no kind</source>
        <translation>ohne Art</translation>
    </message>
    <message>
        <source>{name}: {key} was {was}</source>
        <translation>{name}: {key} war {was}</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>1 service</source>
        <translation>1 Dienst</translation>
    </message>
    <message>
        <source>{count} services</source>
        <translation>{count} Dienste</translation>
    </message>
    <message>
        <source>READ-ONLY</source>
        <translation>NUR LESEN</translation>
    </message>
    <message>
        <source>Nothing would change: all of it is so already.</source>
        <translation>Nichts würde sich ändern: Alles ist schon so.</translation>
    </message>
    <message>
        <source>1 thing changes</source>
        <translation>1 Änderung</translation>
    </message>
    <message>
        <source>{count} things change</source>
        <translation>{count} Änderungen</translation>
    </message>
    <message>
        <source> environments.toml is written anew without its comments; the backup has them.</source>
        <translation> environments.toml wird ohne seine Kommentare neu geschrieben; die Sicherung enthält sie.</translation>
    </message>
    <message>
        <source>{count}; what there is now is kept beside it as a backup.{lost} Nothing has been changed yet.</source>
        <translation>{count}; der jetzige Stand bleibt daneben als Sicherung erhalten.{lost} Noch wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Net result of the day</source>
        <translation>Nettoergebnis des Tages</translation>
    </message>
    <message>
        <source>Drawdown</source>
        <translation>Drawdown</translation>
    </message>
    <message>
        <source>Exposure by instrument</source>
        <translation>Exposure je Instrument</translation>
    </message>
    <message>
        <source>Fees, share of net asset value</source>
        <translation>Gebühren, Anteil am Nettoinventarwert</translation>
    </message>
    <message>
        <source>Policy abstention</source>
        <translation>Enthaltung der Policy</translation>
    </message>
    <message>
        <source>Policy drift score</source>
        <translation>Drift der Policy</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Policy latency p95</source>
        <translation>Policy-Latenz p95</translation>
    </message>
    <message>
        <source>Risk latency p95</source>
        <translation>Risiko-Latenz p95</translation>
    </message>
    <message>
        <source>OMS latency p95</source>
        <translation>OMS-Latenz p95</translation>
    </message>
    <message>
        <source>OMS order latency p99</source>
        <translation>OMS-Orderlatenz p99</translation>
    </message>
    <message>
        <source>WebSocket delivery p99</source>
        <translation>WebSocket-Zustellung p99</translation>
    </message>
    <message>
        <source>Kill-switch response p99, by status</source>
        <translation>Kill-Switch-Antwort p99, nach Status</translation>
    </message>
    <message>
        <source>Canary promotion p95</source>
        <translation>Canary-Freigabe p95</translation>
    </message>
    <message>
        <source>promotions</source>
        <translation>Freigaben</translation>
    </message>
    <message>
        <source>Market data age</source>
        <translation>Alter der Marktdaten</translation>
    </message>
    <message>
        <source>exchange heartbeat</source>
        <translation>Lebenszeichen der Börse</translation>
    </message>
    <message>
        <source>Orders a minute</source>
        <translation>Orders je Minute</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>übermittelt</translation>
    </message>
    <message>
        <source>child orders</source>
        <translation>Teilorders</translation>
    </message>
    <message>
        <source>Filled notional, last 15 minutes</source>
        <translation>Ausgeführter Nominalwert, letzte 15 Minuten</translation>
    </message>
    <message>
        <source>Fee spend, last hour</source>
        <translation>Gebühren, letzte Stunde</translation>
    </message>
    <message>
        <source>Circuit breaker, 1 is engaged</source>
        <translation>Schutzschalter, 1 heißt ausgelöst</translation>
    </message>
    <message>
        <source>Rejected intents a minute, by stage</source>
        <translation>Abgelehnte Intents je Minute, nach Stufe</translation>
    </message>
    <message>
        <source>OMS errors a minute</source>
        <translation>OMS-Fehler je Minute</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>Skalierung</translation>
    </message>
    <message>
        <source>OMS replicas</source>
        <translation>OMS-Replikate</translation>
    </message>
    <message>
        <source>GPU nodes</source>
        <translation>GPU-Knoten</translation>
    </message>
    <message>
        <source>waiting training jobs</source>
        <translation>wartende Trainingsaufträge</translation>
    </message>
    <message>
        <source>policy decisions</source>
        <translation>Policy-Entscheidungen</translation>
    </message>
    <message>
        <source>Open the plot: did it begin with a deployment, or with the market moving?</source>
        <translation>Öffnen Sie das Diagramm: Begann es mit einem Deployment oder mit einer Marktbewegung?</translation>
    </message>
    <message>
        <source>Compare policy_inference_latency in the Explorer: if it rose alike, the models are slow, not the service.</source>
        <translation>Vergleichen Sie policy_inference_latency im Explorer: Ist es ebenso gestiegen, sind die Modelle langsam, nicht der Dienst.</translation>
    </message>
    <message>
        <source>Look at Services for the policy service&apos;s last error and at the board&apos;s Reliability area.</source>
        <translation>Sehen Sie unter Dienste nach dem letzten Fehler des Policy-Dienstes und auf der Tafel nach dem Bereich Zuverlässigkeit.</translation>
    </message>
    <message>
        <source>If decisions stay slow, enter safe mode: orders must not wait for decisions that come too late.</source>
        <translation>Bleiben die Entscheidungen langsam, wechseln Sie in den Sicherheitsmodus: Orders dürfen nicht auf Entscheidungen warten, die zu spät kommen.</translation>
    </message>
    <message>
        <source>risk checks</source>
        <translation>Risikoprüfungen</translation>
    </message>
    <message>
        <source>Open the plot: one tier or account segment alone points to its positions, all of them to the service.</source>
        <translation>Öffnen Sie das Diagramm: Eine einzelne Stufe oder ein einzelnes Kontosegment weist auf dessen Positionen hin, alle zusammen auf den Dienst.</translation>
    </message>
    <message>
        <source>Look at the Risk page: a throttle or a drain there explains waiting checks.</source>
        <translation>Sehen Sie auf die Seite Risiko: Eine Drosselung oder ein Leeren dort erklärt wartende Prüfungen.</translation>
    </message>
    <message>
        <source>Look at Services for the risk service&apos;s last error and latency.</source>
        <translation>Sehen Sie unter Dienste nach dem letzten Fehler und der Latenz des Risk-Dienstes.</translation>
    </message>
    <message>
        <source>If checks stay slow, enter safe mode until they are fast again; never let orders go around them.</source>
        <translation>Bleiben die Prüfungen langsam, wechseln Sie in den Sicherheitsmodus, bis sie wieder schnell sind; lassen Sie nie Orders an ihnen vorbei.</translation>
    </message>
    <message>
        <source>orders</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>Open the plot and keep transports apart: slow over one transport only means the exchange&apos;s side of it.</source>
        <translation>Öffnen Sie das Diagramm und trennen Sie die Transporte: Langsam über nur einen Transport heißt, es liegt an der Seite der Börse.</translation>
    </message>
    <message>
        <source>Look at the OMS page: rate limits that are used up, rejections and errors make orders wait.</source>
        <translation>Sehen Sie auf die Seite OMS: Verbrauchte Ratenbegrenzungen, Ablehnungen und Fehler lassen Orders warten.</translation>
    </message>
    <message>
        <source>Compare Kraken&apos;s status page; while the exchange is degraded nothing here makes orders faster.</source>
        <translation>Vergleichen Sie Krakens Statusseite; solange die Börse eingeschränkt ist, macht hier nichts die Orders schneller.</translation>
    </message>
    <message>
        <source>If orders stay slow, enter safe mode; if they are wrong as well, use the kill switch.</source>
        <translation>Bleiben die Orders langsam, wechseln Sie in den Sicherheitsmodus; sind sie auch noch falsch, benutzen Sie den Kill-Switch.</translation>
    </message>
    <message>
        <source>market data deliveries</source>
        <translation>Marktdaten-Zustellungen</translation>
    </message>
    <message>
        <source>Open the plot and keep pairs apart: one pair alone is the exchange&apos;s feed, all of them the ingestor or its network.</source>
        <translation>Öffnen Sie das Diagramm und trennen Sie die Paare: Ein einzelnes Paar ist der Feed der Börse, alle zusammen sind der Ingestor oder sein Netz.</translation>
    </message>
    <message>
        <source>Look for gaps in the board&apos;s Reliability area: late and missing messages come together.</source>
        <translation>Suchen Sie im Bereich Zuverlässigkeit der Tafel nach Lücken: Verspätete und fehlende Nachrichten kommen zusammen.</translation>
    </message>
    <message>
        <source>Restart the ingestor if its heartbeat is old; prices on screen are older than they look until then.</source>
        <translation>Starten Sie den Ingestor neu, wenn sein Lebenszeichen alt ist; bis dahin sind die Preise auf dem Bildschirm älter, als sie aussehen.</translation>
    </message>
    <message>
        <source>If market data stays late, enter safe mode.</source>
        <translation>Bleiben die Marktdaten verspätet, wechseln Sie in den Sicherheitsmodus.</translation>
    </message>
    <message>
        <source>kill switch responses</source>
        <translation>Kill-Switch-Antworten</translation>
    </message>
    <message>
        <source>Open the Halt page: its ladder says which step of the last kill took long, and whether it has got through at all.</source>
        <translation>Öffnen Sie die Seite Halt: Ihre Leiter sagt, welcher Schritt des letzten Kills lange gedauert hat und ob er überhaupt durchkam.</translation>
    </message>
    <message>
        <source>Keep statuses apart in the plot: a failed channel answers late because it was waited for.</source>
        <translation>Trennen Sie im Diagramm die Status: Ein ausgefallener Kanal antwortet spät, weil auf ihn gewartet wurde.</translation>
    </message>
    <message>
        <source>Cancel at the exchange by hand, as the ladder&apos;s last rung says, while any order may still be open.</source>
        <translation>Stornieren Sie von Hand an der Börse, wie es die letzte Stufe der Leiter sagt, solange noch eine Order offen sein kann.</translation>
    </message>
    <message>
        <source>Drill the kill switch in simulation after the cause is mended.</source>
        <translation>Üben Sie den Kill-Switch in der Simulation, wenn die Ursache behoben ist.</translation>
    </message>
    <message>
        <source>canary promotions</source>
        <translation>Canary-Freigaben</translation>
    </message>
    <message>
        <source>Open the plot: promotions that lengthen one after the other point to the drift service, a single one to its model.</source>
        <translation>Öffnen Sie das Diagramm: Freigaben, die eine nach der anderen länger werden, weisen auf den Drift-Dienst hin, eine einzelne auf ihr Modell.</translation>
    </message>
    <message>
        <source>Look at the drift probe on the board: flagged features hold a promotion back on purpose.</source>
        <translation>Sehen Sie auf die Drift-Prüfung der Tafel: Markierte Features halten eine Freigabe mit Absicht zurück.</translation>
    </message>
    <message>
        <source>Promote nothing by hand while features are flagged; keep simulation on for the accounts of that model.</source>
        <translation>Geben Sie nichts von Hand frei, solange Features markiert sind; lassen Sie die Konten dieses Modells in der Simulation.</translation>
    </message>
    <message>
        <source>PAGE</source>
        <comment>wakes somebody</comment>
        <translation>ALARMIERUNG</translation>
    </message>
    <message>
        <source>SPENT</source>
        <translation>VERBRAUCHT</translation>
    </message>
    <message>
        <source>TICKET</source>
        <translation>TICKET</translation>
    </message>
    <message>
        <source>BURNING</source>
        <translation>IM VERBRAUCH</translation>
    </message>
    <message>
        <source>EARLY</source>
        <translation>FRÜH</translation>
    </message>
    <message>
        <source>UNCLEAR</source>
        <translation>UNKLAR</translation>
    </message>
    <message>
        <source>NO EVENTS</source>
        <translation>OHNE EREIGNISSE</translation>
    </message>
    <message>
        <source>KEPT</source>
        <comment>an objective</comment>
        <translation>EINGEHALTEN</translation>
    </message>
    <message>
        <source>page</source>
        <comment>wakes somebody</comment>
        <translation>Alarmierung</translation>
    </message>
    <message>
        <source>spent</source>
        <translation>verbraucht</translation>
    </message>
    <message>
        <source>ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>burning</source>
        <translation>im Verbrauch</translation>
    </message>
    <message>
        <source>early</source>
        <translation>früh</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>unklar</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>no events</source>
        <translation>ohne Ereignisse</translation>
    </message>
    <message>
        <source>kept</source>
        <comment>an objective</comment>
        <translation>eingehalten</translation>
    </message>
    <message>
        <source>Nothing has been counted yet</source>
        <translation>Es wurde noch nichts gezählt</translation>
    </message>
    <message>
        <source>{words} · oldest samples {age} old</source>
        <translation>{words} · älteste Messwerte {age} alt</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Arbeitsplatz</translation>
    </message>
    <message>
        <source>The newest samples are {age} old: what happened since is not known.</source>
        <translation>Die neuesten Messwerte sind {age} alt: Was seither geschah, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Nothing was observed {time}: no budget was used, none proven.</source>
        <translation>Es wurde {time} nichts beobachtet: kein Budget verbraucht, keines nachgewiesen.</translation>
    </message>
    <message>
        <source>More events were bad {time} than the objective allows.</source>
        <translation>Es waren {time} mehr Ereignisse schlecht, als das Ziel erlaubt.</translation>
    </message>
    <message>
        <source>Nothing was observed {time} that were watched: no budget was used, none proven.</source>
        <translation>In der beobachteten Zeit ({time}) geschah nichts Zählbares: kein Budget verbraucht, keines nachgewiesen.</translation>
    </message>
    <message>
        <source>Kept or not: the limit lies inside a bucket, and what lies there decides.</source>
        <translation>Eingehalten oder nicht: Die Grenze liegt in einem Bucket, und was dort liegt, entscheidet.</translation>
    </message>
    <message>
        <source> Slow burning over {windows} is not known: that was not watched.</source>
        <translation> Ob über {windows} langsam verbraucht wird, ist nicht bekannt: Das wurde nicht beobachtet.</translation>
    </message>
    <message>
        <source>No page condition is met.{rest}</source>
        <translation>Keine Bedingung für eine Alarmierung ist erfüllt.{rest}</translation>
    </message>
    <message>
        <source>Watched for {watched} of the last {age}: too little to rule out that somebody must be paged.</source>
        <translation>Nur {watched} von {age} beobachtet: zu wenig, um eine nötige Alarmierung auszuschließen.</translation>
    </message>
    <message>
        <source>Page</source>
        <comment>wakes somebody</comment>
        <translation>Alarmierung</translation>
    </message>
    <message>
        <source>No service of this environment exposes {metric} as a histogram: nothing can be counted.</source>
        <translation>Kein Dienst dieser Umgebung stellt {metric} als Histogramm bereit: Es kann nichts gezählt werden.</translation>
    </message>
    <message>
        <source>Good is what took at most {limit}: {metric} has a bucket that ends there.</source>
        <translation>Gut ist, was höchstens {limit} gedauert hat: {metric} hat einen Bucket, der dort endet.</translation>
    </message>
    <message>
        <source>No bucket of {metric} ends at or below {limit}; the first above it ends at {upper}. What lies in it may be good or bad, so that the worse figure counts everything as bad.</source>
        <translation>Kein Bucket von {metric} endet bei oder unter {limit}; der erste darüber endet bei {upper}. Was darin liegt, kann gut oder schlecht sein, sodass der schlechtere Wert alles als schlecht zählt.</translation>
    </message>
    <message>
        <source>No bucket of {metric} ends at {limit}: the last one ends at {lower}, and what lies beyond it may be good or bad. The worse figure counts it as bad, the better one as good.</source>
        <translation>Kein Bucket von {metric} endet bei {limit}: Der letzte endet bei {lower}, und was darüber liegt, kann gut oder schlecht sein. Der schlechtere Wert zählt es als schlecht, der bessere als gut.</translation>
    </message>
    <message>
        <source>No bucket of {metric} ends at {limit}: those beside it end at {lower} and at {upper}. What lies between them may be good or bad. The worse figure counts only up to {lower} as good, the better one up to {upper}.</source>
        <translation>Kein Bucket von {metric} endet bei {limit}: Die benachbarten enden bei {lower} und bei {upper}. Was dazwischen liegt, kann gut oder schlecht sein. Der schlechtere Wert zählt nur bis {lower} als gut, der bessere bis {upper}.</translation>
    </message>
    <message>
        <source>The platform&apos;s alert warns at {quantile} above {limit:g} {unit}; now {level}.</source>
        <translation>Der Alarm der Plattform warnt bei {quantile} über {limit:g} {unit}; jetzt {level}.</translation>
    </message>
    <message>
        <source>Not known.</source>
        <translation>Nicht bekannt.</translation>
    </message>
    <message>
        <source>No events {time}</source>
        <translation>Keine Ereignisse {time}</translation>
    </message>
    <message>
        <source>{left} of {events} {time}</source>
        <translation>{left} von {events} {time}</translation>
    </message>
    <message>
        <source>since start</source>
        <translation>seit Start</translation>
    </message>
    <message>
        <source>{age} of {whole}</source>
        <translation>{age} von {whole}</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
    <message>
        <source>{events:,.0f} events</source>
        <translation>{events:,.0f} Ereignissen</translation>
    </message>
    <message>
        <source>in {over}</source>
        <translation>in {over}</translation>
    </message>
    <message>
        <source>{call} when the burn rate is above {factor:g}× over {long_age} ({long}) and over {short_age} ({short}): {met}.</source>
        <translation>{call}, wenn die Verbrauchsrate über {long_age} ({long}) und über {short_age} ({short}) höher als {factor:g}× ist: {met}.</translation>
    </message>
    <message>
        <source>none in {age}</source>
        <translation>keine in {age}</translation>
    </message>
    <message>
        <source> to </source>
        <translation> bis </translation>
    </message>
    <message>
        <source>beyond {number} {unit}</source>
        <translation>über {number} {unit}</translation>
    </message>
    <message>
        <source>below {high}</source>
        <translation>unter {high}</translation>
    </message>
    <message>
        <source>production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>staging</source>
        <translation>Staging</translation>
    </message>
    <message>
        <source>sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>LIVE</translation>
    </message>
    <message>
        <source>SIMULATION</source>
        <translation>SIMULATION</translation>
    </message>
    <message>
        <source>MIXED, counts as LIVE</source>
        <translation>GEMISCHT, gilt als LIVE</translation>
    </message>
    <message>
        <source>UNKNOWN, counts as LIVE</source>
        <translation>UNBEKANNT, gilt als LIVE</translation>
    </message>
    <message>
        <source>KILL ARMED</source>
        <translation>KILL SCHARF</translation>
    </message>
    <message>
        <source>HALT ENGAGED</source>
        <translation>HALT AUSGELÖST</translation>
    </message>
    <message>
        <source>Locked.</source>
        <translation>Gesperrt.</translation>
    </message>
    <message>
        <source>Not disturbed until {end}; alarms about the kill switch are told.</source>
        <translation>Nicht stören bis {end}; Alarme zum Kill-Switch werden gemeldet.</translation>
    </message>
    <message>
        <source>{end:%m-%d %H:%M} UTC</source>
        <translation>{end:%d.%m. %H:%M} UTC</translation>
    </message>
    <message>
        <source>UNTRUSTED</source>
        <translation>UNZUVERLÄSSIG</translation>
    </message>
    <message>
        <source>nothing has been judged yet</source>
        <translation>es wurde noch nichts beurteilt</translation>
    </message>
    <message>
        <source>Halt engaged: {engaged}.</source>
        <translation>Halt ausgelöst: {engaged}.</translation>
    </message>
    <message>
        <source>The kill switch is armed. {halted}</source>
        <translation>Der Kill-Switch ist scharf. {halted}</translation>
    </message>
    <message>
        <source>no history yet</source>
        <translation>noch kein Verlauf</translation>
    </message>
    <message>
        <source>pass all the time</source>
        <translation>durchgehend bestanden</translation>
    </message>
    <message>
        <source>{earlier} more before</source>
        <translation>davor {earlier} weitere</translation>
    </message>
    <message>
        <source>otherwise pass</source>
        <translation>sonst bestanden</translation>
    </message>
    <message>
        <source>not watched</source>
        <translation>nicht beobachtet</translation>
    </message>
    <message>
        <source>{what} all the time</source>
        <translation>durchgehend {what}</translation>
    </message>
    <message>
        <source>{what} since {clock}</source>
        <translation>{what} seit {clock}</translation>
    </message>
    <message>
        <source>{what} until {clock}</source>
        <translation>{what} bis {clock}</translation>
    </message>
    <message>
        <source>{what} at {clock}</source>
        <translation>{what} um {clock}</translation>
    </message>
    <message>
        <source>{what} {begin} to {end}</source>
        <translation>{what} {begin} bis {end}</translation>
    </message>
    <message>
        <source>UNTRUSTED: {why}</source>
        <translation>UNZUVERLÄSSIG: {why}</translation>
    </message>
    <message>
        <source>loop</source>
        <translation>Ereignisschleife</translation>
    </message>
    <message>
        <source>this console&apos;s own lag was not measured yet</source>
        <translation>der eigene Verzug dieser Konsole wurde noch nicht gemessen</translation>
    </message>
    <message>
        <source>this console runs {lag_ms:.0f} ms late</source>
        <translation>diese Konsole läuft {lag_ms:.0f} ms hinterher</translation>
    </message>
    <message>
        <source>polls</source>
        <translation>Abfragen</translation>
    </message>
    <message>
        <source>nothing was polled yet</source>
        <translation>es wurde noch nichts abgefragt</translation>
    </message>
    <message>
        <source>the oldest poll is {age} old</source>
        <translation>die älteste Abfrage ist {age} alt</translation>
    </message>
    <message>
        <source>clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>this workstation&apos;s clock was not compared lately</source>
        <translation>die Uhr dieses Arbeitsplatzrechners wurde zuletzt nicht verglichen</translation>
    </message>
    <message>
        <source>this workstation&apos;s clock is {skew_s:.1f} s off</source>
        <translation>die Uhr dieses Arbeitsplatzrechners weicht um {skew_s:.1f} s ab</translation>
    </message>
    <message>
        <source>Something answers. {tls} {looks}</source>
        <translation>Etwas antwortet. {tls} {looks}</translation>
    </message>
    <message>
        <source>Reached.</source>
        <translation>Erreicht.</translation>
    </message>
    <message>
        <source>It has no /healthz.</source>
        <translation>Es hat kein /healthz.</translation>
    </message>
    <message>
        <source>It looks like {name}.</source>
        <translation>Es sieht nach {name} aus.</translation>
    </message>
    <message>
        <source>It looks like {found}, not like {wanted}.</source>
        <translation>Es sieht nach {found} aus, nicht nach {wanted}.</translation>
    </message>
    <message>
        <source>Reached. {tls} {looks}</source>
        <translation>Erreicht. {tls} {looks}</translation>
    </message>
    <message>
        <source>Reached. {tls} It asks for a token: name one with bearer_keyring in the file.</source>
        <translation>Erreicht. {tls} Es verlangt ein Token: Benennen Sie eines mit bearer_keyring in der Datei.</translation>
    </message>
    <message>
        <source>Something answers. {tls} It does not look like {name}.</source>
        <translation>Etwas antwortet. {tls} Es sieht nicht nach {name} aus.</translation>
    </message>
    <message>
        <source>What it can do is not known: {trouble}</source>
        <translation>Was es kann, ist nicht bekannt: {trouble}</translation>
    </message>
    <message>
        <source>This alert is not on the list any more.</source>
        <translation>Dieser Alarm steht nicht mehr auf der Liste.</translation>
    </message>
    <message>
        <source>Only an alert that fires can be acknowledged.</source>
        <translation>Nur ein aktiver Alarm kann quittiert werden.</translation>
    </message>
    <message>
        <source>It cannot be written to disk, so that it is forgotten when this console ends.</source>
        <translation>Es kann nicht auf die Festplatte geschrieben werden und ist vergessen, wenn diese Konsole endet.</translation>
    </message>
    <message>
        <source>Acknowledge {alerts} until {clock}</source>
        <translation>{alerts} bis {clock} quittieren</translation>
    </message>
    <message>
        <source>Shelve {alerts} until {clock}</source>
        <translation>{alerts} bis {clock} zurückstellen</translation>
    </message>
    <message>
        <source>Silence {what} in Alertmanager until {clock}</source>
        <translation>{what} in Alertmanager bis {clock} stummschalten</translation>
    </message>
    <message>
        <source>Alertmanager silences {what} until {clock} (silence {silence_id}).</source>
        <translation>Alertmanager schaltet {what} bis {clock} stumm (Stummschaltung {silence_id}).</translation>
    </message>
    <message>
        <source>Alertmanager has no such silence</source>
        <translation>Alertmanager hat keine solche Stummschaltung</translation>
    </message>
    <message>
        <source>Alertmanager has silence {silence_id} in force</source>
        <translation>In Alertmanager gilt die Stummschaltung {silence_id}</translation>
    </message>
    <message>
        <source>End the silences of {key}</source>
        <translation>Stummschaltungen von {key} beenden</translation>
    </message>
    <message>
        <source>Alertmanager knows of no silence that keeps this alert back.</source>
        <translation>Alertmanager kennt keine Stummschaltung, die diesen Alarm zurückhält.</translation>
    </message>
    <message>
        <source>End silence {silence_id} in Alertmanager</source>
        <translation>Stummschaltung {silence_id} in Alertmanager beenden</translation>
    </message>
    <message>
        <source>Alertmanager keeps nothing back by silence {silence_id} any more.</source>
        <translation>Alertmanager hält durch die Stummschaltung {silence_id} nichts mehr zurück.</translation>
    </message>
    <message>
        <source>silence {silence_id} is still in force</source>
        <translation>Stummschaltung {silence_id} gilt noch</translation>
    </message>
    <message>
        <source>silence {silence_id} is not in force</source>
        <translation>Stummschaltung {silence_id} gilt nicht</translation>
    </message>
    <message>
        <source>Read back: {found}.</source>
        <translation>Zurückgelesen: {found}.</translation>
    </message>
    <message>
        <source>Not read back: {what}</source>
        <translation>Nicht zurückgelesen: {what}</translation>
    </message>
    <message>
        <source>Let {key} call again</source>
        <translation>{key} wieder rufen lassen</translation>
    </message>
    <message>
        <source>{words}: done.</source>
        <translation>{words}: erledigt.</translation>
    </message>
    <message>
        <source>{words}: {why} Nothing was changed.</source>
        <translation>{words}: {why} Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>{count} alerts</source>
        <translation>{count} Alarme</translation>
    </message>
    <message>
        <source>{at:%H:%M} UTC</source>
        <translation>{at:%H:%M} UTC</translation>
    </message>
    <message>
        <source>it could not be started, {strerror}</source>
        <translation>sie konnte nicht gestartet werden, {strerror}</translation>
    </message>
    <message>
        <source>it ended at once with {code}</source>
        <translation>sie endete sofort mit {code}</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>{name} is not written: a board is exported as {forms}.</source>
        <translation>{name} wird nicht geschrieben: Eine Tafel wird als {forms} exportiert.</translation>
    </message>
    <message>
        <source>The board cannot be exported to {path}: {strerror}.</source>
        <translation>Die Tafel kann nicht nach {path} exportiert werden: {strerror}.</translation>
    </message>
    <message>
        <source>Exported the board to {path}.</source>
        <translation>Tafel nach {path} exportiert.</translation>
    </message>
    <message>
        <source>{words}: not done, because the journal cannot be written.</source>
        <translation>{words}: nicht ausgeführt, weil das Journal nicht geschrieben werden kann.</translation>
    </message>
    <message>
        <source>Loaded the review {name}.</source>
        <translation>Review {name} geladen.</translation>
    </message>
    <message>
        <source>Loaded the earlier review {name}.</source>
        <translation>Früheres Review {name} geladen.</translation>
    </message>
    <message>
        <source>Reviews (*.md);;All files (*)</source>
        <translation>Reviews (*.md);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Review in Markdown (*.md)</source>
        <translation>Review in Markdown (*.md)</translation>
    </message>
    <message>
        <source>JSON, as check --json writes it (*.json)</source>
        <translation>JSON, wie check --json es schreibt (*.json)</translation>
    </message>
    <message>
        <source>Export the board</source>
        <translation>Tafel exportieren</translation>
    </message>
    <message>
        <source>Choose a readiness review</source>
        <translation>Bereitschafts-Review auswählen</translation>
    </message>
    <message>
        <source>Choose the earlier review</source>
        <translation>Früheres Review auswählen</translation>
    </message>
    <message>
        <source>E-mail (empty: check without signing in): </source>
        <translation>E-Mail (leer: prüfen ohne Anmeldung): </translation>
    </message>
    <message>
        <source>Password: </source>
        <translation>Passwort: </translation>
    </message>
    <message>
        <source>Code (6 digits): </source>
        <translation>Code (6 Ziffern): </translation>
    </message>
    <message>
        <source>{name} is not a file.</source>
        <translation>{name} ist keine Datei.</translation>
    </message>
    <message>
        <source>{name} is larger than {megabytes} MB: not a readiness review.</source>
        <translation>{name} ist größer als {megabytes} MB: kein Bereitschafts-Review.</translation>
    </message>
    <message>
        <source>{name} is not a text in UTF-8.</source>
        <translation>{name} ist kein Text in UTF-8.</translation>
    </message>
    <message>
        <source>{name} cannot be read: {strerror}.</source>
        <translation>{name} kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>{name} holds no table of areas and their status.</source>
        <translation>{name} enthält keine Tabelle der Bereiche mit ihrem Status.</translation>
    </message>
    <message>
        <source>environment {name}: {trouble}.</source>
        <translation>Umgebung {name}: {trouble}.</translation>
    </message>
    <message>
        <source>Locked this console.</source>
        <translation>Diese Konsole gesperrt.</translation>
    </message>
    <message>
        <source>The journal&apos;s chain is broken: the waivers, votes, duties and rotations in it are not taken over.</source>
        <translation>Die Kette des Journals ist gebrochen: Die Ausnahmen, Voten, Pflichten und Rotationen darin werden nicht übernommen.</translation>
    </message>
    <message>
        <source>A part of this console failed ({where}: {kind}). The log has the details.</source>
        <translation>Ein Teil dieser Konsole ist fehlgeschlagen ({where}: {kind}). Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>{folder} cannot be listed: {strerror}.</source>
        <translation>{folder} kann nicht aufgelistet werden: {strerror}.</translation>
    </message>
    <message>
        <source>{path} is larger than a dashboard: it is not read.</source>
        <translation>{path} ist größer als ein Dashboard: Es wird nicht gelesen.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {strerror}.</source>
        <translation>{path} kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>{path} is not text in UTF-8.</source>
        <translation>{path} ist kein Text in UTF-8.</translation>
    </message>
    <message>
        <source>{path} cannot take it: {error}.</source>
        <translation>{path} kann es nicht aufnehmen: {error}.</translation>
    </message>
    <message>
        <source>{path} would be larger than a dashboard may be.</source>
        <translation>{path} würde größer, als ein Dashboard sein darf.</translation>
    </message>
    <message>
        <source>{place} is not TOML: {error}.</source>
        <translation>{place} ist kein TOML: {error}.</translation>
    </message>
    <message>
        <source>{place}, line {line}: {error}.</source>
        <translation>{place}, Zeile {line}: {error}.</translation>
    </message>
    <message>
        <source>This window is drawn for no desktop: nobody was notified.</source>
        <translation>Dieses Fenster wird für keinen Desktop gezeichnet: Niemand wurde benachrichtigt.</translation>
    </message>
    <message>
        <source>A test notification was handed to the tray icon.</source>
        <translation>Eine Testbenachrichtigung wurde dem Symbol im Infobereich übergeben.</translation>
    </message>
    <message>
        <source>A test notification was handed to the desktop&apos;s notification portal.</source>
        <translation>Eine Testbenachrichtigung wurde dem Benachrichtigungsportal des Desktops übergeben.</translation>
    </message>
    <message>
        <source>This desktop has no tray and no session bus: alarms are shown in this window only.</source>
        <translation>Dieser Desktop hat weder Infobereich noch Sitzungsbus: Alarme werden nur in diesem Fenster gezeigt.</translation>
    </message>
    <message>
        <source>The desktop showed no notification: {why}. Alarms are shown in this window only.</source>
        <translation>Der Desktop hat keine Benachrichtigung gezeigt: {why}. Alarme werden nur in diesem Fenster gezeigt.</translation>
    </message>
    <message>
        <source>Approvals from another desk are off: environments.toml would have to say remote_approvals = true.</source>
        <translation>Genehmigungen von einem anderen Arbeitsplatz sind abgeschaltet: In environments.toml müsste remote_approvals = true stehen.</translation>
    </message>
    <message>
        <source>Paste a request first.</source>
        <translation>Fügen Sie zuerst eine Anforderung ein.</translation>
    </message>
    <message>
        <source>The journal cannot be written: without it nothing is approved.</source>
        <translation>Das Journal kann nicht geschrieben werden: Ohne es wird nichts genehmigt.</translation>
    </message>
    <message>
        <source>The request was put away meanwhile: nothing was answered.</source>
        <translation>Die Anforderung wurde inzwischen weggelegt: Es wurde nichts beantwortet.</translation>
    </message>
    <message>
        <source>A director is about to approve.</source>
        <translation>Ein Direktor ist dabei zu genehmigen.</translation>
    </message>
    <message>
        <source>The session that was opened stays alive until {until} UTC; nobody was given it.</source>
        <translation>Die geöffnete Sitzung bleibt bis {until} UTC bestehen; niemand hat sie erhalten.</translation>
    </message>
    <message>
        <source>The drill&apos;s sheet cannot be written to {path}: {strerror}.</source>
        <translation>Das Übungsblatt kann nicht nach {path} geschrieben werden: {strerror}.</translation>
    </message>
    <message>
        <source>Wrote the drill&apos;s sheet to {path}.</source>
        <translation>Übungsblatt nach {path} geschrieben.</translation>
    </message>
    <message>
        <source>the incident could not be staged: {words}</source>
        <translation>der Vorfall konnte nicht inszeniert werden: {words}</translation>
    </message>
    <message>
        <source>The sandbox still holds the drill&apos;s incident: {words}.</source>
        <translation>In der Sandbox besteht der Vorfall der Übung noch: {words}.</translation>
    </message>
    <message>
        <source>Drill ended, the sandbox was reset. {words}</source>
        <translation>Übung beendet, die Sandbox wurde zurückgesetzt. {words}</translation>
    </message>
    <message>
        <source>needs the service prometheus, which answers the queries</source>
        <translation>braucht den Dienst prometheus, der die Abfragen beantwortet</translation>
    </message>
    <message>
        <source>must be one of {operators}</source>
        <translation>muss eines von {operators} sein</translation>
    </message>
    <message>
        <source>must be a table with at least one service&apos;s address</source>
        <translation>muss eine Tabelle mit der Adresse mindestens eines Dienstes sein</translation>
    </message>
    <message>
        <source>names {name} twice</source>
        <translation>nennt {name} zweimal</translation>
    </message>
    <message>
        <source>is wrong: {trouble}</source>
        <translation>ist falsch: {trouble}</translation>
    </message>
    <message>
        <source>must be an address or a table with a url</source>
        <translation>muss eine Adresse oder eine Tabelle mit einer url sein</translation>
    </message>
    <message>
        <source>is unknown; known are {known}</source>
        <translation>ist unbekannt; bekannt sind {known}</translation>
    </message>
    <message>
        <source>is for {services} only</source>
        <translation>gilt nur für {services}</translation>
    </message>
    <message>
        <source>needs flavour = one of {flavours}</source>
        <translation>braucht flavour = eines von {flavours}</translation>
    </message>
    <message>
        <source>The addresses are being asked.</source>
        <translation>Die Adressen werden abgefragt.</translation>
    </message>
    <message>
        <source>It is being written.</source>
        <translation>Es wird geschrieben.</translation>
    </message>
    <message>
        <source>Nothing was written. {error}</source>
        <translation>Es wurde nichts geschrieben. {error}</translation>
    </message>
    <message>
        <source>Nothing was written: {file} cannot be written, {strerror}.</source>
        <translation>Es wurde nichts geschrieben: {file} kann nicht geschrieben werden, {strerror}.</translation>
    </message>
    <message>
        <source>There is no {path}. Create it as the README shows, or try the sandbox: aether-console --sandbox.</source>
        <translation>{path} gibt es nicht. Legen Sie die Datei an, wie es die README zeigt, oder probieren Sie die Sandbox: aether-console --sandbox.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}.</source>
        <translation>{path} kann nicht gelesen werden: {error}.</translation>
    </message>
    <message>
        <source>{path}: not TOML: {error}.</source>
        <translation>{path}: kein TOML: {error}.</translation>
    </message>
    <message>
        <source>is unknown here: tables are named [environment.NAME]</source>
        <translation>ist hier unbekannt: Tabellen heißen [environment.NAME]</translation>
    </message>
    <message>
        <source>{path}: no table [environment.NAME] in it.</source>
        <translation>{path}: enthält keine Tabelle [environment.NAME].</translation>
    </message>
    <message>
        <source>must be named with letters, digits, dots, dashes, at most 64</source>
        <translation>muss aus Buchstaben, Ziffern, Punkten und Bindestrichen bestehen, höchstens 64</translation>
    </message>
    <message>
        <source>must be one of production, staging, sandbox</source>
        <translation>muss production, staging oder sandbox sein</translation>
    </message>
    <message>
        <source>names no known zone: {value!r}; write for example Europe/London</source>
        <translation>nennt keine bekannte Zeitzone: {value!r}; schreiben Sie zum Beispiel Europe/London</translation>
    </message>
    <message>
        <source>must list at least one account, for example [&quot;company&quot;]</source>
        <translation>muss mindestens ein Konto nennen, zum Beispiel [&quot;company&quot;]</translation>
    </message>
    <message>
        <source>must be printable ASCII: the names travel in a header</source>
        <translation>muss druckbares ASCII sein: Die Namen stehen in einem Header</translation>
    </message>
    <message>
        <source>lists an account twice</source>
        <translation>nennt ein Konto zweimal</translation>
    </message>
    <message>
        <source>must be a text that is not blank</source>
        <translation>muss ein nicht leerer Text sein</translation>
    </message>
    <message>
        <source>must be an IP address</source>
        <translation>muss eine IP-Adresse sein</translation>
    </message>
    <message>
        <source>is for port-forwards on this machine, and no service is one</source>
        <translation>gilt für Port-Forwards auf diesem Rechner, und kein Dienst ist einer</translation>
    </message>
    <message>
        <source>must be a whole number from 1 to {most}</source>
        <translation>muss eine ganze Zahl von 1 bis {most} sein</translation>
    </message>
    <message>
        <source>names no file that can be reached: {text!r}</source>
        <translation>nennt keine erreichbare Datei: {text!r}</translation>
    </message>
    <message>
        <source>names a file that is not there: {path}</source>
        <translation>nennt eine Datei, die es nicht gibt: {path}</translation>
    </message>
    <message>
        <source>{path}, line {line}: {keys} {problem}.</source>
        <translation>{path}, Zeile {line}: {keys} {problem}.</translation>
    </message>
    <message>
        <source>{name} is not a file</source>
        <translation>{name} ist keine Datei</translation>
    </message>
    <message>
        <source>{name} is not there</source>
        <translation>{name} ist nicht da</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}</source>
        <translation>{name} kann nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>{name} is larger than {megabytes} MB</source>
        <translation>{name} ist größer als {megabytes} MB</translation>
    </message>
    <message>
        <source>{name} is empty</source>
        <translation>{name} ist leer</translation>
    </message>
    <message>
        <source>row {number}: {key} {problem}</source>
        <translation>Eintrag {number}: {key} {problem}</translation>
    </message>
    <message>
        <source>must be one line of text, at most {most} characters</source>
        <translation>muss eine Textzeile sein, höchstens {most} Zeichen</translation>
    </message>
    <message>
        <source>must be lower-case letters, digits and dashes, at most 64</source>
        <translation>muss aus Kleinbuchstaben, Ziffern und Bindestrichen bestehen, höchstens 64</translation>
    </message>
    <message>
        <source>is a probe of the console&apos;s own: {text}</source>
        <translation>ist eine eigene Prüfung der Konsole: {text}</translation>
    </message>
    <message>
        <source>is used twice: {text}</source>
        <translation>wird zweimal verwendet: {text}</translation>
    </message>
    <message>
        <source>must be one of {areas}</source>
        <translation>muss eines von {areas} sein</translation>
    </message>
    <message>
        <source>must be written as [[environment.NAME.{key}]]</source>
        <translation>muss als [[environment.NAME.{key}]] geschrieben werden</translation>
    </message>
    <message>
        <source>is missing, and so is a note: there is nothing to look at</source>
        <translation>fehlt, und eine Notiz auch: Es gibt nichts anzusehen</translation>
    </message>
    <message>
        <source>is missing: for {evidence_id} a note alone is a claim</source>
        <translation>fehlt: Für {evidence_id} ist eine Notiz allein eine Behauptung</translation>
    </message>
    <message>
        <source>cannot be false for {evidence_id}, which readiness rests on</source>
        <translation>darf für {evidence_id} nicht false sein, denn darauf beruht die Bereitschaft</translation>
    </message>
    <message>
        <source>and question are given by the console for {evidence_id}: leave them out</source>
        <translation>und question gibt die Konsole für {evidence_id} vor: Lassen Sie beides weg</translation>
    </message>
    <message>
        <source>says the same as until: leave one of them out</source>
        <translation>sagt dasselbe wie until: Lassen Sie eines davon weg</translation>
    </message>
    <message>
        <source>is missing: a note without a file needs an end</source>
        <translation>fehlt: Eine Notiz ohne Datei braucht ein Ende</translation>
    </message>
    <message>
        <source>must be a date such as 2026-03-31, or a time with its zone</source>
        <translation>muss ein Datum wie 2026-03-31 oder ein Zeitpunkt mit Zeitzone sein</translation>
    </message>
    <message>
        <source>Export settings and environments</source>
        <translation>Einstellungen und Umgebungen exportieren</translation>
    </message>
    <message>
        <source>Import settings and environments</source>
        <translation>Einstellungen und Umgebungen importieren</translation>
    </message>
    <message>
        <source>Settings (*.toml)</source>
        <translation>Einstellungen (*.toml)</translation>
    </message>
    <message>
        <source>Nothing was exported to {file}: {words}</source>
        <translation>Es wurde nichts nach {file} exportiert: {words}</translation>
    </message>
    <message>
        <source>Exported settings and environments to {file}.</source>
        <translation>Einstellungen und Umgebungen nach {file} exportiert.</translation>
    </message>
    <message>
        <source>Nothing was imported from {file}: {words}</source>
        <translation>Es wurde nichts aus {file} importiert: {words}</translation>
    </message>
    <message>
        <source>Imported {file}.</source>
        <translation>{file} importiert.</translation>
    </message>
    <message>
        <source>What there was is kept in {backups}.</source>
        <translation>Der bisherige Stand ist aufbewahrt in {backups}.</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>Es wurde nichts importiert.</translation>
    </message>
    <message>
        <source>Nothing was pinned: {path} cannot be written, {strerror}.</source>
        <translation>Es wurde nichts angeheftet: {path} kann nicht geschrieben werden, {strerror}.</translation>
    </message>
    <message>
        <source>Nothing was pinned: {error}</source>
        <translation>Es wurde nichts angeheftet: {error}</translation>
    </message>
    <message>
        <source>Pinned {title} in {path}; it is on the Metrics page.</source>
        <translation>{title} in {path} angeheftet; zu sehen auf der Seite Metriken.</translation>
    </message>
    <message>
        <source>ready</source>
        <comment>a request</comment>
        <translation>bereit</translation>
    </message>
    <message>
        <source>sent</source>
        <comment>a request</comment>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>accepted</source>
        <comment>a request</comment>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>partial</source>
        <comment>a request</comment>
        <translation>teilweise</translation>
    </message>
    <message>
        <source>refused</source>
        <comment>a request</comment>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>not sent</source>
        <comment>a request</comment>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>a request</comment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Signing in stops {accounts} now. Escape drops the kill.</source>
        <translation>Die Anmeldung hält {accounts} jetzt an. Esc verwirft den Kill.</translation>
    </message>
    <message>
        <source>Export the drill&apos;s sheet</source>
        <translation>Übungsblatt exportieren</translation>
    </message>
    <message>
        <source>chosen by hand</source>
        <translation>von Hand gewählt</translation>
    </message>
    <message>
        <source>Kill disarmed, nothing was sent: {why}.</source>
        <translation>Kill entschärft, es wurde nichts gesendet: {why}.</translation>
    </message>
    <message>
        <source>this environment names no kill-switch service</source>
        <translation>diese Umgebung nennt keinen Kill-Switch-Dienst</translation>
    </message>
    <message>
        <source>it was armed for too long</source>
        <translation>er war zu lange scharf</translation>
    </message>
    <message>
        <source>Kill of {accounts} is on its way.</source>
        <translation>Kill für {accounts} ist unterwegs.</translation>
    </message>
    <message>
        <source>15 s passed</source>
        <translation>15 s sind vergangen</translation>
    </message>
    <message>
        <source>Kill: {phases}. The halt page shows what really happened.</source>
        <translation>Kill: {phases}. Die Seite Halt zeigt, was wirklich geschehen ist.</translation>
    </message>
    <message>
        <source>The incident bundle cannot be written to {folder}: {strerror}.</source>
        <translation>Das Vorfallpaket kann nicht nach {folder} geschrieben werden: {strerror}.</translation>
    </message>
    <message>
        <source>no keyring is used</source>
        <translation>es wird kein Schlüsselbund verwendet</translation>
    </message>
    <message>
        <source>The journal cannot be exported to {path}: {strerror}.</source>
        <translation>Das Journal kann nicht nach {path} exportiert werden: {strerror}.</translation>
    </message>
    <message>
        <source>The journal {path} cannot be read: {strerror}.</source>
        <translation>Das Journal {path} kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>The journal {path} cannot be opened: {strerror}.</source>
        <translation>Das Journal {path} kann nicht geöffnet werden: {strerror}.</translation>
    </message>
    <message>
        <source>The journal {path} cannot be written: {strerror}.</source>
        <translation>Das Journal {path} kann nicht geschrieben werden: {strerror}.</translation>
    </message>
    <message>
        <source>No journal yet: nothing has been recorded on this workstation.</source>
        <translation>Noch kein Journal: Auf diesem Arbeitsplatzrechner wurde nichts eingetragen.</translation>
    </message>
    <message>
        <source>{name}: {count} records, {words}</source>
        <translation>{name}: {count} Einträge, {words}</translation>
    </message>
    <message>
        <source>line {line}: </source>
        <translation>Zeile {line}: </translation>
    </message>
    <message>
        <source>  note: a write that was cut off is kept in {name}; it had not been acknowledged</source>
        <translation>  Hinweis: Ein abgebrochener Schreibvorgang ist in {name} aufbewahrt; er war nicht bestätigt worden</translation>
    </message>
    <message>
        <source>the keyring forgets what it is given</source>
        <translation>der Schlüsselbund behält nicht, was ihm gegeben wird</translation>
    </message>
    <message>
        <source>the keyring&apos;s entry is not a key of this journal</source>
        <translation>der Eintrag im Schlüsselbund ist kein Schlüssel dieses Journals</translation>
    </message>
    <message>
        <source>the keyring has not answered yet; it may be asking for its password</source>
        <translation>der Schlüsselbund hat noch nicht geantwortet; vielleicht fragt er nach seinem Passwort</translation>
    </message>
    <message>
        <source>the keyring did not answer; it may be asking for its password</source>
        <translation>der Schlüsselbund hat nicht geantwortet; vielleicht fragt er nach seinem Passwort</translation>
    </message>
    <message>
        <source>the keyring could not be opened</source>
        <translation>der Schlüsselbund konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>there is no keyring on this workstation</source>
        <translation>auf diesem Arbeitsplatzrechner gibt es keinen Schlüsselbund</translation>
    </message>
    <message>
        <source>the keyring is locked</source>
        <translation>der Schlüsselbund ist gesperrt</translation>
    </message>
    <message>
        <source>the keyring failed: {name}</source>
        <translation>der Schlüsselbund ist fehlgeschlagen: {name}</translation>
    </message>
    <message>
        <source>the keyring&apos;s entry is not the end of this journal</source>
        <translation>der Eintrag im Schlüsselbund ist nicht das Ende dieses Journals</translation>
    </message>
    <message>
        <source>Export the journal as {form}</source>
        <translation>Journal als {form} exportieren</translation>
    </message>
    <message>
        <source>Exported {count} records to {path}.</source>
        <translation>{count} Einträge nach {path} exportiert.</translation>
    </message>
    <message>
        <source>Wrote the incident bundle {path}.</source>
        <translation>Vorfallpaket {path} geschrieben.</translation>
    </message>
    <message>
        <source>This environment names no kill-switch service: nothing was sent.</source>
        <translation>Diese Umgebung nennt keinen Kill-Switch-Dienst: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>{account!r} is no account of this environment: {configured}.</source>
        <translation>{account!r} ist kein Konto dieser Umgebung: {configured}.</translation>
    </message>
    <message>
        <source>E-mail (empty: nothing is sent): </source>
        <translation>E-Mail (leer: es wird nichts gesendet): </translation>
    </message>
    <message>
        <source>Not signed in: nothing was sent.</source>
        <translation>Nicht angemeldet: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation>nicht bestätigt</translation>
    </message>
    <message>
        <source>Fire? [y/N] </source>
        <translation>Auslösen (y = ja)? [y/N] </translation>
    </message>
    <message>
        <source>Aether console</source>
        <translation>Aether-Konsole</translation>
    </message>
    <message>
        <source>a kill</source>
        <translation>ein Kill</translation>
    </message>
    <message>
        <source>Closing waits for: {waiting}.</source>
        <translation>Das Schließen wartet auf: {waiting}.</translation>
    </message>
    <message>
        <source>Manual at this place</source>
        <translation>Handbuch an dieser Stelle</translation>
    </message>
    <message>
        <source>It has no environment that could be opened.</source>
        <translation>Sie enthält keine Umgebung, die sich öffnen ließe.</translation>
    </message>
    <message>
        <source>Asked as it is written, of all services.</source>
        <translation>Abgefragt, wie es geschrieben ist, über alle Dienste.</translation>
    </message>
    <message>
        <source>The journal cannot be written: this reminder is lost when the console is closed.</source>
        <translation>Das Journal kann nicht geschrieben werden: Diese Erinnerung geht verloren, wenn die Konsole geschlossen wird.</translation>
    </message>
    <message>
        <source>Choose a time within {days} days from now.</source>
        <translation>Wählen Sie einen Zeitpunkt innerhalb von {days} Tagen ab jetzt.</translation>
    </message>
    <message>
        <source>Remind at {instant}.</source>
        <translation>Erinnern um {instant}.</translation>
    </message>
    <message>
        <source>Not sent, because the journal cannot be written. Nothing has happened.</source>
        <translation>Nicht gesendet, weil das Journal nicht geschrieben werden kann. Es ist nichts geschehen.</translation>
    </message>
    <message>
        <source>Whether the request still arrives is not known: look again before acting.</source>
        <translation>Ob die Anforderung noch ankommt, ist nicht bekannt: Noch einmal nachsehen, bevor gehandelt wird.</translation>
    </message>
    <message>
        <source>Not sent: the one before it did not end well. Nothing has happened.</source>
        <translation>Nicht gesendet: Die Anforderung davor ist nicht gut ausgegangen. Es ist nichts geschehen.</translation>
    </message>
    <message>
        <source>{words}: {why} Nothing was sent.</source>
        <translation>{words}: {why} Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>{why} Nothing was sent.</source>
        <translation>{why} Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>It could not be read back: {what}</source>
        <translation>Es konnte nicht zurückgelesen werden: {what}</translation>
    </message>
    <message>
        <source>{words} That is not as asked.</source>
        <translation>{words} Das ist nicht wie angefordert.</translation>
    </message>
    <message>
        <source>The second person is being signed in.</source>
        <translation>Die zweite Person wird angemeldet.</translation>
    </message>
    <message>
        <source>That is who is signed in here: the second person has to be somebody else, with another account.</source>
        <translation>Diese Person ist hier schon angemeldet: Die zweite Person muss jemand anderes sein, mit einem anderen Konto.</translation>
    </message>
    <message>
        <source>The journal cannot be written: nothing is overridden without it.</source>
        <translation>Das Journal kann nicht geschrieben werden: Ohne es wird nichts übersteuert.</translation>
    </message>
    <message>
        <source>The session here changed meanwhile: the second person&apos;s sign-in does not count.</source>
        <translation>Die Sitzung hier hat sich inzwischen geändert: Die Anmeldung der zweiten Person zählt nicht.</translation>
    </message>
    <message>
        <source>{account} is in simulation since {instant}.</source>
        <translation>{account} ist in Simulation seit {instant}.</translation>
    </message>
    <message>
        <source>Safe mode is on.</source>
        <translation>Der Sicherheitsmodus ist eingeschaltet.</translation>
    </message>
    <message>
        <source>Safe mode is on since {instant}.</source>
        <translation>Der Sicherheitsmodus ist seit {instant} eingeschaltet.</translation>
    </message>
    <message>
        <source>Leave safe mode: {why} Nothing was sent.</source>
        <translation>Sicherheitsmodus verlassen: {why} Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Leave simulation: {why} Nothing was sent.</source>
        <translation>Simulation verlassen: {why} Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Safe mode is off: new intents are taken again.</source>
        <translation>Der Sicherheitsmodus ist aus: Neue Intents werden wieder angenommen.</translation>
    </message>
    <message>
        <source>{account} is live since {instant}.</source>
        <translation>{account} ist LIVE seit {instant}.</translation>
    </message>
    <message>
        <source> The session that was opened ends at {expires_at:%H:%M} UTC; nobody holds it.</source>
        <translation> Die geöffnete Sitzung endet um {expires_at:%H:%M} UTC; niemand hält sie.</translation>
    </message>
    <message>
        <source>TLS handshake</source>
        <translation>TLS-Handshake</translation>
    </message>
    <message>
        <source>the platform&apos;s shipped rules, from this console</source>
        <translation>die mitgelieferten Regeln der Plattform, aus dieser Konsole</translation>
    </message>
    <message>
        <source>it cannot be read ({kind})</source>
        <translation>sie kann nicht gelesen werden ({kind})</translation>
    </message>
    <message>
        <source>Prometheus says that its answer is not complete.</source>
        <translation>Prometheus meldet, dass seine Antwort nicht vollständig ist.</translation>
    </message>
    <message>
        <source>{path} is larger than a file of objectives</source>
        <translation>{path} ist größer als eine Datei mit Zielen</translation>
    </message>
    <message>
        <source>{path} cannot be read: {strerror}</source>
        <translation>{path} kann nicht gelesen werden: {strerror}</translation>
    </message>
    <message>
        <source>{path} is not text in UTF-8</source>
        <translation>{path} ist kein Text in UTF-8</translation>
    </message>
    <message>
        <source>{problem}. None of it is used: these are the shipped objectives.</source>
        <translation>{problem}. Nichts davon wird verwendet: Dies sind die mitgelieferten Ziele.</translation>
    </message>
    <message>
        <source>{path} is not TOML: {error}</source>
        <translation>{path} ist kein TOML: {error}</translation>
    </message>
    <message>
        <source>{path}, line {line}: {error}</source>
        <translation>{path}, Zeile {line}: {error}</translation>
    </message>
    <message>
        <source>Turned on the reads of the OMS that make it call Kraken.</source>
        <translation>Eingeschaltet: die Lesungen des OMS, bei denen es Kraken aufruft.</translation>
    </message>
    <message>
        <source>Turned off the reads of the OMS that make it call Kraken; what they started goes on.</source>
        <translation>Ausgeschaltet: die Lesungen des OMS, bei denen es Kraken aufruft; was sie begonnen haben, läuft weiter.</translation>
    </message>
    <message>
        <source>It was decided before and stays {status}: {message}</source>
        <translation>Darüber wurde schon entschieden, es bleibt bei {status}: {message}</translation>
    </message>
    <message>
        <source>Intent {intent_id} is {status}, as the platform answers.</source>
        <translation>Intent {intent_id} ist laut Antwort der Plattform {status}.</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Arm the kill switch</source>
        <translation>Kill-Switch scharfschalten</translation>
    </message>
    <message>
        <source>Everywhere · arms only; nothing is sent by it</source>
        <translation>Überall · schaltet nur scharf; gesendet wird dadurch nichts</translation>
    </message>
    <message>
        <source>Find a page or an action</source>
        <translation>Seite oder Aktion suchen</translation>
    </message>
    <message>
        <source>Keys of this page</source>
        <translation>Tasten dieser Seite</translation>
    </message>
    <message>
        <source>Page · {group}</source>
        <translation>Seite · {group}</translation>
    </message>
    <message>
        <source>Arm the kill switch; nothing is sent by it</source>
        <translation>Kill-Switch scharfschalten; gesendet wird dadurch nichts</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Beobachten</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Metriken</translation>
    </message>
    <message>
        <source>Explorer</source>
        <translation>Explorer</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Handeln</translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation>Simulation</translation>
    </message>
    <message>
        <source>Halt</source>
        <translation>Halt</translation>
    </message>
    <message>
        <source>Drill</source>
        <translation>Übung</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Rotation</translation>
    </message>
    <message>
        <source>Director&apos;s desk</source>
        <translation>Direktor-Arbeitsplatz</translation>
    </message>
    <message>
        <source>Oversight</source>
        <translation>Aufsicht</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Nachschlagen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Save the plot</source>
        <translation>Diagramm speichern</translation>
    </message>
    <message>
        <source>Nothing was saved: {path} cannot be written, {strerror}.</source>
        <translation>Es wurde nichts gespeichert: {path} kann nicht geschrieben werden, {strerror}.</translation>
    </message>
    <message>
        <source>Saved the plot to {path}.</source>
        <translation>Diagramm unter {path} gespeichert.</translation>
    </message>
    <message>
        <source>This plot asks in PromQL, and environments.toml names no Prometheus.</source>
        <translation>Dieses Diagramm fragt in PromQL, und environments.toml nennt keinen Prometheus.</translation>
    </message>
    <message>
        <source>History: {problem}</source>
        <translation>Verlauf: {problem}</translation>
    </message>
    <message>
        <source>{request} without a bearer</source>
        <translation>{request} ohne Bearer</translation>
    </message>
    <message>
        <source>{request} for another account</source>
        <translation>{request} für ein anderes Konto</translation>
    </message>
    <message>
        <source>{request} without X-MFA-Token</source>
        <translation>{request} ohne X-MFA-Token</translation>
    </message>
    <message>
        <source>positions</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>fills</source>
        <translation>Ausführungen</translation>
    </message>
    <message>
        <source>as of now</source>
        <translation>Stand jetzt</translation>
    </message>
    <message>
        <source>Export {listing}</source>
        <translation>{listing} exportieren</translation>
    </message>
    <message>
        <source>Nothing was exported: {path} cannot be written, {strerror}.</source>
        <translation>Es wurde nichts exportiert: {path} kann nicht geschrieben werden, {strerror}.</translation>
    </message>
    <message>
        <source>Exported {listing} to {path}.</source>
        <translation>{listing} nach {path} exportiert.</translation>
    </message>
    <message>
        <source>Prometheus says: {words}.</source>
        <translation>Prometheus meldet: {words}.</translation>
    </message>
    <message>
        <source>No series now.</source>
        <translation>Jetzt keine Zeitreihe.</translation>
    </message>
    <message>
        <source>1 series now.</source>
        <translation>Jetzt 1 Zeitreihe.</translation>
    </message>
    <message>
        <source>{count} series now.</source>
        <translation>Jetzt {count} Zeitreihen.</translation>
    </message>
    <message>
        <source>GET {path} in the clear</source>
        <translation>GET {path} unverschlüsselt</translation>
    </message>
    <message>
        <source>file {file}</source>
        <translation>Datei {file}</translation>
    </message>
    <message>
        <source>What is approved has changed meanwhile: ask both directors anew.</source>
        <translation>Was genehmigt wird, hat sich inzwischen geändert: Fragen Sie beide Direktoren neu an.</translation>
    </message>
    <message>
        <source>No approval has been asked for from another desk.</source>
        <translation>Von einem anderen Arbeitsplatz wurde keine Genehmigung angefordert.</translation>
    </message>
    <message>
        <source>Two directors are asked to approve.</source>
        <translation>Zwei Direktoren werden um Genehmigung gebeten.</translation>
    </message>
    <message>
        <source>The journal cannot be written: without it nothing is sent.</source>
        <translation>Das Journal kann nicht geschrieben werden: Ohne es wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Began a rotation.</source>
        <translation>Rotation begonnen.</translation>
    </message>
    <message>
        <source>Done: {step}.</source>
        <translation>Erledigt: {step}.</translation>
    </message>
    <message>
        <source>Cancelled the rotation; nothing was sent.</source>
        <translation>Rotation abgebrochen; es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Kraken is asked about the new key.</source>
        <translation>Kraken wird nach dem neuen Schlüssel gefragt.</translation>
    </message>
    <message>
        <source>An approval has lapsed and was dropped: ask both directors again.</source>
        <translation>Eine Genehmigung ist abgelaufen und wurde verworfen: Fragen Sie beide Direktoren erneut.</translation>
    </message>
    <message>
        <source>The key was held for half an hour and was overwritten: enter it again.</source>
        <translation>Der Schlüssel wurde eine halbe Stunde gehalten und dann überschrieben: Geben Sie ihn erneut ein.</translation>
    </message>
    <message>
        <source>Another person signed in: the rotation was called off, nothing was sent.</source>
        <translation>Eine andere Person hat sich angemeldet: Die Rotation wurde abgebrochen, es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The history has not been read: there is nothing to export.</source>
        <translation>Der Verlauf wurde nicht gelesen: Es gibt nichts zu exportieren.</translation>
    </message>
    <message>
        <source>Closed the rotation.</source>
        <translation>Rotation abgeschlossen.</translation>
    </message>
    <message>
        <source>Began another rotation of the same scope.</source>
        <translation>Eine weitere Rotation mit demselben Geltungsbereich begonnen.</translation>
    </message>
    <message>
        <source>The history cannot be exported to {path}: {strerror}.</source>
        <translation>Der Verlauf kann nicht nach {path} exportiert werden: {strerror}.</translation>
    </message>
    <message>
        <source>Exported {count} entries to {path}.</source>
        <translation>{count} Einträge nach {path} exportiert.</translation>
    </message>
    <message>
        <source>The directors&apos; sessions are no longer in memory: ask both directors again.</source>
        <translation>Die Sitzungen der Direktoren sind nicht mehr im Speicher: Fragen Sie beide Direktoren erneut.</translation>
    </message>
    <message>
        <source>The journal cannot be written: nothing was sent.</source>
        <translation>Das Journal kann nicht geschrieben werden: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The rotation changed at the last moment: nothing was sent.</source>
        <translation>Die Rotation hat sich im letzten Moment geändert: Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Kraken does not take the stored key.</source>
        <translation>Kraken nimmt den gespeicherten Schlüssel nicht an.</translation>
    </message>
    <message>
        <source>Kraken is asked about the stored key.</source>
        <translation>Kraken wird nach dem gespeicherten Schlüssel gefragt.</translation>
    </message>
    <message>
        <source>Type {phrase} to make the OMS read the key again.</source>
        <translation>Geben Sie {phrase} ein, damit das OMS den Schlüssel neu liest.</translation>
    </message>
    <message>
        <source>The annotations of {account}&apos;s key were renewed.</source>
        <translation>Die Annotationen des Schlüssels von {account} wurden erneuert.</translation>
    </message>
    <message>
        <source>The platform says: {watcher}</source>
        <translation>Die Plattform meldet: {watcher}</translation>
    </message>
    <message>
        <source>Rotation: {words}</source>
        <translation>Rotation: {words}</translation>
    </message>
    <message>
        <source>Export the key&apos;s history as {form}</source>
        <translation>Verlauf des Schlüssels als {form} exportieren</translation>
    </message>
    <message>
        <source>{words}: not sent, because the journal cannot be written.</source>
        <translation>{words}: nicht gesendet, weil das Journal nicht geschrieben werden kann.</translation>
    </message>
    <message>
        <source>{words}: stopped before the answer came; read the state back before acting again.</source>
        <translation>{words}: gestoppt, bevor die Antwort kam; lesen Sie den Zustand zurück, bevor erneut gehandelt wird.</translation>
    </message>
    <message>
        <source>{words}: this console failed on the way; read the state back before acting again.</source>
        <translation>{words}: Diese Konsole ist unterwegs fehlgeschlagen; lesen Sie den Zustand zurück, bevor erneut gehandelt wird.</translation>
    </message>
    <message>
        <source>The sandbox did not start: {words}</source>
        <translation>Die Sandbox ist nicht gestartet: {words}</translation>
    </message>
    <message>
        <source>it said nothing</source>
        <translation>sie hat nichts gemeldet</translation>
    </message>
    <message>
        <source>GET /metrics: histograms of the objectives</source>
        <translation>GET /metrics: Histogramme der Ziele</translation>
    </message>
    <message>
        <source>The sandbox did not prove that it belongs to this run; nothing was sent to it.</source>
        <translation>Die Sandbox hat nicht nachgewiesen, dass sie zu diesem Lauf gehört; es wurde nichts an sie gesendet.</translation>
    </message>
    <message>
        <source>{path} names several environments; choose one: --environment {names}.</source>
        <translation>{path} nennt mehrere Umgebungen; wählen Sie eine: --environment {names}.</translation>
    </message>
    <message>
        <source>{path} names no environment {environment!r}; it names {names}.</source>
        <translation>{path} nennt keine Umgebung {environment!r}; genannt sind {names}.</translation>
    </message>
    <message>
        <source>Hide or show amounts and names</source>
        <translation>Beträge und Namen aus- oder einblenden</translation>
    </message>
    <message>
        <source>The platform no longer knows this session: sign in again.</source>
        <translation>Die Plattform kennt diese Sitzung nicht mehr: Melden Sie sich erneut an.</translation>
    </message>
    <message>
        <source>The session has ended after its fixed time: sign in again.</source>
        <translation>Die Sitzung ist nach ihrer festen Zeit abgelaufen: Melden Sie sich erneut an.</translation>
    </message>
    <message>
        <source>The session ends at {clock} UTC: renew it.</source>
        <translation>Die Sitzung endet um {clock} UTC: Erneuern Sie sie.</translation>
    </message>
    <message>
        <source>Unlocked; signed in as</source>
        <translation>Entsperrt; angemeldet als</translation>
    </message>
    <message>
        <source>Renewed the session of</source>
        <translation>Sitzung erneuert für</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation>Angemeldet als</translation>
    </message>
    <message>
        <source>Preferences cannot be saved to {path}: {strerror}.</source>
        <translation>Die Einstellungen können nicht in {path} gespeichert werden: {strerror}.</translation>
    </message>
    <message>
        <source>Preferences in {path} cannot be read ({strerror}); they start from their defaults.</source>
        <translation>Die Einstellungen in {path} können nicht gelesen werden ({strerror}); es gelten die Vorgaben.</translation>
    </message>
    <message>
        <source>Preferences in {path} are not as the console wrote them and were set aside; they start from their defaults.</source>
        <translation>Die Einstellungen in {path} sind nicht so, wie die Konsole sie geschrieben hat, und wurden beiseitegelegt; es gelten die Vorgaben.</translation>
    </message>
    <message>
        <source>In {path}: {faults} The default holds instead.</source>
        <translation>In {path}: {faults} Stattdessen gilt die Vorgabe.</translation>
    </message>
    <message>
        <source>There is no such file yet: add an environment, and it is written.</source>
        <translation>Diese Datei gibt es noch nicht: Fügen Sie eine Umgebung hinzu, dann wird sie geschrieben.</translation>
    </message>
    <message>
        <source>It is not a text in UTF-8.</source>
        <translation>Es ist kein Text in UTF-8.</translation>
    </message>
    <message>
        <source>{environments} is not TOML: {error}.</source>
        <translation>{environments} ist kein TOML: {error}.</translation>
    </message>
    <message>
        <source>{environments} has no tables [environment.NAME].</source>
        <translation>{environments} hat keine Tabellen [environment.NAME].</translation>
    </message>
    <message>
        <source>This console could not open it: {error}</source>
        <translation>Diese Konsole könnte das nicht öffnen: {error}</translation>
    </message>
    <message>
        <source>the journal&apos;s key and end, under aether-console</source>
        <translation>Schlüssel und Ende des Journals, unter aether-console</translation>
    </message>
    <message>
        <source>the journal&apos;s key and end, under aether-console; service tokens named {tokens}</source>
        <translation>Schlüssel und Ende des Journals, unter aether-console; Diensttokens mit den Namen {tokens}</translation>
    </message>
    <message>
        <source>beside each, made before an import</source>
        <translation>neben jeder von ihnen, vor einem Import angelegt</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <source>Backups of both</source>
        <translation>Sicherungen beider</translation>
    </message>
    <message>
        <source>Dashboards</source>
        <translation>Dashboards</translation>
    </message>
    <message>
        <source>Decisions about alerts</source>
        <translation>Entscheidungen über Alarme</translation>
    </message>
    <message>
        <source>Trend of the probes</source>
        <translation>Trend der Prüfungen</translation>
    </message>
    <message>
        <source>Incident bundles</source>
        <translation>Vorfallpakete</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>Last folders of file dialogs</source>
        <translation>Letzte Ordner der Dateidialoge</translation>
    </message>
    <message>
        <source>OS keyring</source>
        <translation>System-Schlüsselbund</translation>
    </message>
    <message>
        <source>Memory only</source>
        <translation>Nur im Speicher</translation>
    </message>
    <message>
        <source>passwords, codes, the session and a key that is being rotated: never in a file</source>
        <translation>Passwörter, Codes, die Sitzung und ein Schlüssel, der gerade rotiert wird: nie in einer Datei</translation>
    </message>
    <message>
        <source>This console locked itself after {minutes} minutes without a key or the mouse.</source>
        <translation>Diese Konsole hat sich nach {minutes} min ohne Taste oder Maus gesperrt.</translation>
    </message>
    <message>
        <source>{name} was not opened: {said}</source>
        <translation>{name} wurde nicht geöffnet: {said}</translation>
    </message>
    <message>
        <source>Opened {name} in a window of its own.</source>
        <translation>{name} in einem eigenen Fenster geöffnet.</translation>
    </message>
    <message>
        <source>Staged for these pictures; the desk watches it by hand</source>
        <translation>Für diese Bilder inszeniert; der Arbeitsplatz beobachtet es von Hand</translation>
    </message>
    <message>
        <source>Looked at every probe of the area</source>
        <translation>Jede Prüfung des Bereichs angesehen</translation>
    </message>
    <message>
        <source>Budget of every objective is whole</source>
        <translation>Das Budget jedes Ziels ist unverbraucht</translation>
    </message>
    <message>
        <source>{path} cannot be written</source>
        <translation>{path} kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>this window is read-only</source>
        <translation>dieses Fenster ist im Nur-Lese-Modus</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>The trend {path} cannot be opened: {strerror}.</source>
        <translation>Der Trend {path} kann nicht geöffnet werden: {strerror}.</translation>
    </message>
    <message>
        <source>The trend {path} cannot be used: {error}.</source>
        <translation>Der Trend {path} kann nicht verwendet werden: {error}.</translation>
    </message>
    <message>
        <source>it has the version {version}</source>
        <translation>er hat die Version {version}</translation>
    </message>
    <message>
        <source>The trend&apos;s file was broken and set aside as {name}; a new one was begun.</source>
        <translation>Die Datei des Trends war beschädigt und wurde als {name} beiseitegelegt; eine neue wurde begonnen.</translation>
    </message>
    <message>
        <source>Date header</source>
        <translation>Date-Header</translation>
    </message>
    <message>
        <source>Ask the platform again now</source>
        <translation>Die Plattform jetzt erneut abfragen</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Write an incident bundle</source>
        <translation>Vorfallpaket schreiben</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Severity</source>
        <comment>in short</comment>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Fires at</source>
        <translation>Aktiv bei</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Keeps back</source>
        <translation>Hält zurück</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Erstellt von</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Endet</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Rest</translation>
    </message>
    <message>
        <source>Acknowledge… (A)</source>
        <translation>Quittieren… (A)</translation>
    </message>
    <message>
        <source>Take the acknowledgement back (A)</source>
        <translation>Quittierung zurücknehmen (A)</translation>
    </message>
    <message>
        <source>Shelve… (S)</source>
        <translation>Zurückstellen… (S)</translation>
    </message>
    <message>
        <source>Unshelve (S)</source>
        <translation>Zurückholen (S)</translation>
    </message>
    <message>
        <source>Silence in Alertmanager… (Q)</source>
        <translation>In Alertmanager stummschalten… (Q)</translation>
    </message>
    <message>
        <source>Acknowledge or take the acknowledgement back</source>
        <translation>Quittieren oder die Quittierung zurücknehmen</translation>
    </message>
    <message>
        <source>Shelve or unshelve</source>
        <translation>Zurückstellen oder zurückholen</translation>
    </message>
    <message>
        <source>Silence</source>
        <comment>a verb</comment>
        <translation>Stummschalten</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Quittieren</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Shelve</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Unshelve</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>LOAD ACCEPTABLE</source>
        <translation>LAST VERTRETBAR</translation>
    </message>
    <message>
        <source>LOAD MANAGEABLE</source>
        <translation>LAST BEHERRSCHBAR</translation>
    </message>
    <message>
        <source>LOAD HIGH</source>
        <translation>LAST HOCH</translation>
    </message>
    <message>
        <source>LOAD FLOOD</source>
        <translation>ALARMFLUT</translation>
    </message>
    <message>
        <source>Alarm load</source>
        <translation>Alarmlast</translation>
    </message>
    <message>
        <source>Search alerts</source>
        <translation>Alarme durchsuchen</translation>
    </message>
    <message>
        <source>Send a test notification</source>
        <translation>Testbenachrichtigung senden</translation>
    </message>
    <message>
        <source>Alerts of every source</source>
        <translation>Alarme aller Quellen</translation>
    </message>
    <message>
        <source>Sources and load</source>
        <translation>Quellen und Last</translation>
    </message>
    <message>
        <source>This takes a moment.</source>
        <translation>Das dauert einen Moment.</translation>
    </message>
    <message>
        <source>No alert has this state and severity.</source>
        <translation>Kein Alarm hat diesen Zustand und Schweregrad.</translation>
    </message>
    <message>
        <source>Choose others above.</source>
        <translation>Wählen Sie oben andere.</translation>
    </message>
    <message>
        <source>No source tells of a rule or an alert.</source>
        <translation>Keine Quelle meldet eine Regel oder einen Alarm.</translation>
    </message>
    <message>
        <source>The sources are below.</source>
        <translation>Die Quellen stehen unten.</translation>
    </message>
    <message>
        <source>Search the alerts</source>
        <translation>Die Alarme durchsuchen</translation>
    </message>
    <message>
        <source>It stays on the list and stops calling, here only. An alert that goes and comes again calls again.</source>
        <translation>Der Alarm bleibt in der Liste und ruft nur hier nicht mehr. Ein Alarm, der verschwindet und wiederkommt, ruft erneut.</translation>
    </message>
    <message>
        <source>What is being done about it; no secrets</source>
        <translation>Was dagegen getan wird; keine Geheimnisse</translation>
    </message>
    <message>
        <source>It stays on the list, is counted as suppressed and stops calling, here only. Others are still notified.</source>
        <translation>Der Alarm bleibt in der Liste, zählt als unterdrückt und ruft nur hier nicht mehr. Andere werden weiter benachrichtigt.</translation>
    </message>
    <message>
        <source>Why it may wait; no secrets</source>
        <translation>Warum es warten kann; keine Geheimnisse</translation>
    </message>
    <message>
        <source>Alertmanager notifies nobody of it until then, whoever is on call. The alert itself goes on.</source>
        <translation>Alertmanager benachrichtigt bis dahin niemanden davon, wer auch immer Bereitschaftsdienst hat. Der Alarm selbst besteht weiter.</translation>
    </message>
    <message>
        <source>Why nobody needs to hear of it; no secrets</source>
        <translation>Warum niemand davon erfahren muss; keine Geheimnisse</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>Only alerts with this name, and with</source>
        <translation>Nur Alarme mit diesem Namen und mit</translation>
    </message>
    <message>
        <source>{name}, {count} alerts.</source>
        <translation>{name}, {count} Alarme.</translation>
    </message>
    <message>
        <source>Type a note</source>
        <translation>Notiz eingeben</translation>
    </message>
    <message>
        <source>until {end:%H:%M} UTC</source>
        <translation>bis {end:%H:%M} UTC</translation>
    </message>
    <message>
        <source>Acknowledge {name}</source>
        <translation>{name} quittieren</translation>
    </message>
    <message>
        <source>Shelve {name}</source>
        <translation>{name} zurückstellen</translation>
    </message>
    <message>
        <source>Silence {name}</source>
        <translation>{name} stummschalten</translation>
    </message>
    <message>
        <source>This environment names no Alertmanager: nothing can be silenced for everybody.</source>
        <translation>Diese Umgebung nennt keinen Alertmanager: Für alle kann nichts stummgeschaltet werden.</translation>
    </message>
    <message>
        <source>Select one to end it: its alerts then call again, for everybody.</source>
        <translation>Wählen Sie eine aus, um sie zu beenden: Deren Alarme rufen dann wieder, bei allen.</translation>
    </message>
    <message>
        <source>Alertmanager has no silence in force.</source>
        <translation>Alertmanager hat keine wirksame Stummschaltung.</translation>
    </message>
    <message>
        <source>End the selected silence (E)</source>
        <translation>Gewählte Stummschaltung beenden (E)</translation>
    </message>
    <message>
        <source>Silences in Alertmanager</source>
        <translation>Stummschaltungen in Alertmanager</translation>
    </message>
    <message>
        <source>End the selected silence</source>
        <translation>Die gewählte Stummschaltung beenden</translation>
    </message>
    <message>
        <source>Select a silence first.</source>
        <translation>Wählen Sie erst eine Stummschaltung.</translation>
    </message>
    <message>
        <source>Annunciator</source>
        <translation>Meldezeile</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Waivers</source>
        <translation>Ausnahmen</translation>
    </message>
    <message>
        <source>Sensitive view</source>
        <translation>Diskretansicht</translation>
    </message>
    <message>
        <source>Trading mode</source>
        <translation>Handelsmodus</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>log in, password, code, MFA, 2FA, TOTP, session, credentials, user, account</source>
        <comment>search words</comment>
        <translation>einloggen, Login, Passwort, Kennwort, Code, MFA, 2FA, TOTP, Sitzung, Session, Zugangsdaten, Benutzer, Konto</translation>
    </message>
    <message>
        <source>readiness, go, no go, verdict, probes, waiver, waive, vote, review, checklist</source>
        <comment>search words</comment>
        <translation>Bereitschaft, Freigabe, Go, No-Go, Urteil, Prüfungen, Ausnahme, Waiver, abstimmen, Stimme, Review, Checkliste</translation>
    </message>
    <message>
        <source>health, status, latency, certificates, endpoints, up, down</source>
        <comment>search words</comment>
        <translation>Gesundheit, Health, Status, Zustand, Latenz, Zertifikate, Endpunkte, erreichbar, Ausfall</translation>
    </message>
    <message>
        <source>dashboards, graphs, charts, plots, Grafana</source>
        <comment>search words</comment>
        <translation>Dashboards, Graphen, Diagramme, Kurven, Plots, Grafana</translation>
    </message>
    <message>
        <source>Prometheus, PromQL, query, series, histogram, quantile, pin</source>
        <comment>search words</comment>
        <translation>Prometheus, PromQL, Abfrage, Query, Zeitreihen, Histogramm, Quantil, anheften</translation>
    </message>
    <message>
        <source>objectives, error budget, burn rate, reliability</source>
        <comment>search words</comment>
        <translation>Ziele, Fehlerbudget, Error Budget, Burn Rate, Zuverlässigkeit</translation>
    </message>
    <message>
        <source>alarms, pager, acknowledge, shelve, silence, Alertmanager, firing</source>
        <comment>search words</comment>
        <translation>Alerts, Warnungen, Pager, quittieren, zurückstellen, stummschalten, Silence, Alertmanager</translation>
    </message>
    <message>
        <source>to do, duties, checklist, handover, review</source>
        <comment>search words</comment>
        <translation>To-do, Pflichten, Checkliste, Übergabe, Review</translation>
    </message>
    <message>
        <source>paper trading, dry run, live, mode, safe mode</source>
        <comment>search words</comment>
        <translation>Papierhandel, Paper Trading, Probebetrieb, Live, Modus, Sicherheitsmodus, Safe Mode</translation>
    </message>
    <message>
        <source>stop trading, kill switch, emergency stop, ladder, pause</source>
        <comment>search words</comment>
        <translation>Handel stoppen, anhalten, Notaus, Kill-Switch, Leiter, Pause</translation>
    </message>
    <message>
        <source>exercise, rehearsal, practice, training</source>
        <comment>search words</comment>
        <translation>Übung, Probe, üben, Training</translation>
    </message>
    <message>
        <source>API keys, secrets, credentials, age, expiry</source>
        <comment>search words</comment>
        <translation>API-Schlüssel, Keys, Secrets, Geheimnisse, Zugangsdaten, Alter, Ablauf</translation>
    </message>
    <message>
        <source>rotate, new key, secrets, replace, approvals</source>
        <comment>search words</comment>
        <translation>rotieren, neuer Schlüssel, Key, Secrets, austauschen, ersetzen, Freigaben</translation>
    </message>
    <message>
        <source>approve, second person, approval, four eyes</source>
        <comment>search words</comment>
        <translation>freigeben, Freigabe, zweite Person, Vier-Augen-Prinzip, Director</translation>
    </message>
    <message>
        <source>intents, approve, reject, limits, watchdog, override, human in the loop</source>
        <comment>search words</comment>
        <translation>Absichten, Intents, freigeben, ablehnen, Limits, Grenzen, Watchdog, Override, Human in the Loop</translation>
    </message>
    <message>
        <source>exposure, drawdown, loss cap, VaR, CVaR, limits</source>
        <comment>search words</comment>
        <translation>Exposure, Drawdown, Verlustgrenze, VaR, CVaR, Limits, Grenzen</translation>
    </message>
    <message>
        <source>claims, evidence, difference, earlier review</source>
        <comment>search words</comment>
        <translation>Behauptungen, Claims, Belege, Unterschiede, früheres Review</translation>
    </message>
    <message>
        <source>orders, fills, execution, budgets, slippage, impact</source>
        <comment>search words</comment>
        <translation>Orders, Aufträge, Ausführungen, Fills, Budgets, Slippage, Impact</translation>
    </message>
    <message>
        <source>positions, balances, trades, holdings, profit and loss, PnL</source>
        <comment>search words</comment>
        <translation>Positionen, Bestände, Salden, Guthaben, Trades, Gewinn und Verlust, PnL</translation>
    </message>
    <message>
        <source>log, audit, history, records, who did what</source>
        <comment>search words</comment>
        <translation>Protokoll, Log, Audit, Verlauf, Einträge, wer hat was getan</translation>
    </message>
    <message>
        <source>options, language, theme, notifications, sound, screen lock, files</source>
        <comment>search words</comment>
        <translation>Optionen, Sprache, Darstellung, Farbschema, Theme, Benachrichtigungen, Ton, Bildschirmsperre, Dateien</translation>
    </message>
    <message>
        <source>stop trading, halt, emergency stop, panic</source>
        <comment>search words</comment>
        <translation>Handel stoppen, anhalten, Halt, Notaus, Kill-Switch, Panik</translation>
    </message>
    <message>
        <source>screen lock, log out, away, password</source>
        <comment>search words</comment>
        <translation>Bildschirmsperre, abmelden, Logout, abwesend, Passwort</translation>
    </message>
    <message>
        <source>refresh, reload, update, poll</source>
        <comment>search words</comment>
        <translation>aktualisieren, neu laden, Refresh, abfragen</translation>
    </message>
    <message>
        <source>help, documentation, handbook</source>
        <comment>search words</comment>
        <translation>Hilfe, Dokumentation, Anleitung</translation>
    </message>
    <message>
        <source>shortcuts, hotkeys, help</source>
        <comment>search words</comment>
        <translation>Tastenkürzel, Tastatur, Shortcuts, Hilfe</translation>
    </message>
    <message>
        <source>theme, colours, appearance, mode, night, contrast</source>
        <comment>search words</comment>
        <translation>Farbschema, Theme, Farben, Darstellung, Aussehen, Modus, Nacht, Kontrast</translation>
    </message>
    <message>
        <source>support, diagnostics, logs, report, export</source>
        <comment>search words</comment>
        <translation>Support, Diagnose, Logs, Bericht, Export</translation>
    </message>
    <message>
        <source>sensitive, screen sharing, privacy, mask, balances, streaming, presentation</source>
        <comment>search words</comment>
        <translation>Diskretansicht, sensibel, Bildschirm teilen, Bildschirmfreigabe, Datenschutz, verbergen, maskieren, Salden, Präsentation</translation>
    </message>
    <message>
        <source>DND, mute, quiet, notifications, silence</source>
        <comment>search words</comment>
        <translation>DND, stumm, Ruhe, Benachrichtigungen, stummschalten</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>Erneuern</translation>
    </message>
    <message>
        <source>results, what happened, commands, history</source>
        <comment>search words</comment>
        <translation>Resultate, was geschehen ist, Befehle, Verlauf</translation>
    </message>
    <message>
        <source>messages, bugs, warnings</source>
        <comment>search words</comment>
        <translation>Meldungen, Fehler, Warnungen</translation>
    </message>
    <message>
        <source>Sign in with e-mail, password and code</source>
        <translation>Mit E-Mail, Passwort und Code anmelden</translation>
    </message>
    <message>
        <source>Sign in again beside the running session, which goes on until the new one is there</source>
        <translation>Neben der laufenden Sitzung erneut anmelden; sie läuft weiter, bis die neue da ist</translation>
    </message>
    <message>
        <source>Lock this console (Ctrl+L)</source>
        <translation>Diese Konsole sperren (Strg+L)</translation>
    </message>
    <message>
        <source>SENSITIVE VIEW</source>
        <translation>DISKRETANSICHT</translation>
    </message>
    <message>
        <source>UNTRUSTED · {title}</source>
        <translation>UNZUVERLÄSSIG · {title}</translation>
    </message>
    <message>
        <source>no account signed in</source>
        <translation>kein Konto angemeldet</translation>
    </message>
    <message>
        <source>Balances, amounts of money, account names and addresses are hidden on the screen, not in files.</source>
        <translation>Salden, Geldbeträge, Kontonamen und Adressen sind auf dem Bildschirm ausgeblendet, nicht in Dateien.</translation>
    </message>
    <message>
        <source>Ctrl+Shift+H shows all</source>
        <translation>Ende: Strg+Umschalt+H</translation>
    </message>
    <message>
        <source>SENSITIVE</source>
        <translation>DISKRET</translation>
    </message>
    <message>
        <source>mode last read: {age}</source>
        <translation>Modus zuletzt gelesen: {age}</translation>
    </message>
    <message>
        <source>simulation off</source>
        <translation>Simulation aus</translation>
    </message>
    <message>
        <source>Halt engaged</source>
        <translation>Halt ausgelöst</translation>
    </message>
    <message>
        <source>no account is known</source>
        <translation>kein Konto ist bekannt</translation>
    </message>
    <message>
        <source>Halt unknown</source>
        <translation>Halt unbekannt</translation>
    </message>
    <message>
        <source>Not halted</source>
        <translation>Nicht angehalten</translation>
    </message>
    <message>
        <source>gauge 0 for 1 account · {age}</source>
        <translation>Wert 0, 1 Konto · {age}</translation>
    </message>
    <message>
        <source>gauge 0 for {count} accounts · {age}</source>
        <translation>Wert 0, {count} Konten · {age}</translation>
    </message>
    <message>
        <source>oldest fact {age}</source>
        <translation>älteste Angabe {age}</translation>
    </message>
    <message>
        <source>No services</source>
        <translation>Keine Dienste</translation>
    </message>
    <message>
        <source>none is configured</source>
        <translation>keiner ist eingerichtet</translation>
    </message>
    <message>
        <source>{up} of {up} up</source>
        <translation>{up} von {up} laufen</translation>
    </message>
    <message>
        <source>{up} of {count} up</source>
        <translation>{up} von {count} laufen</translation>
    </message>
    <message>
        <source>Not up: {down}</source>
        <translation>Laufen nicht: {down}</translation>
    </message>
    <message>
        <source>{count} suppressed</source>
        <translation>{count} unterdrückt</translation>
    </message>
    <message>
        <source>until {end}</source>
        <translation>bis {end}</translation>
    </message>
    <message>
        <source>next until {end}</source>
        <translation>nächste bis {end}</translation>
    </message>
    <message>
        <source>Alarms about the kill switch are told all the same. Ctrl+Shift+D ends it or changes its end.</source>
        <translation>Alarme zum Kill-Switch werden trotzdem gemeldet. Strg+Umschalt+D beendet es oder ändert das Ende.</translation>
    </message>
    <message>
        <source>Not disturbed</source>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>guarded facts are unknown</source>
        <translation>geschützte Angaben sind unbekannt</translation>
    </message>
    <message>
        <source>A vote changes no verdict. It stands beside the evidence it was given for, and lapses when a verdict, a waiver or the claim of this area changes.</source>
        <translation>Ein Votum ändert kein Urteil. Es steht neben den Belegen, zu denen es abgegeben wurde, und erlischt, sobald sich in diesem Bereich ein Urteil, eine Ausnahme oder die Behauptung ändert.</translation>
    </message>
    <message>
        <source>Back to the board (Esc)</source>
        <translation>Zurück zur Tafel (Esc)</translation>
    </message>
    <message>
        <source>Probes of this area, worst first</source>
        <translation>Prüfungen dieses Bereichs, schlechteste zuerst</translation>
    </message>
    <message>
        <source>Note for the vote</source>
        <translation>Notiz zum Votum</translation>
    </message>
    <message>
        <source>What you looked at; no secrets</source>
        <translation>Was Sie angesehen haben; keine Geheimnisse</translation>
    </message>
    <message>
        <source>It is {word} now: {because}.</source>
        <translation>Jetzt gilt {word}: {because}.</translation>
    </message>
    <message>
        <source>Vote GO</source>
        <translation>GO abgeben</translation>
    </message>
    <message>
        <source>Back to the board</source>
        <translation>Zurück zur Tafel</translation>
    </message>
    <message>
        <source>Waive, or withdraw the waiver</source>
        <translation>Ausnehmen oder die Ausnahme zurückziehen</translation>
    </message>
    <message>
        <source>Type it first.</source>
        <translation>Geben Sie zuerst etwas ein.</translation>
    </message>
    <message>
        <source>{voted} of {count} areas</source>
        <translation>{voted} von {count} Bereichen</translation>
    </message>
    <message>
        <source>GO by {who} at {at:%Y-%m-%d %H:%M} UTC, not known whether it stands</source>
        <translation>GO von {who} am {at:%d.%m.%Y %H:%M} UTC, nicht bekannt, ob es noch gilt</translation>
    </message>
    <message>
        <source>Choose a review…</source>
        <translation>Review wählen…</translation>
    </message>
    <message>
        <source>Export… (Ctrl+E)</source>
        <translation>Exportieren… (Strg+E)</translation>
    </message>
    <message>
        <source>The board as a review in Markdown, or as JSON</source>
        <translation>Die Tafel als Review in Markdown oder als JSON</translation>
    </message>
    <message>
        <source>Claimed: nothing yet. Verified: nothing yet.</source>
        <translation>Behauptet: noch nichts. Geprüft: noch nichts.</translation>
    </message>
    <message>
        <source>Areas of readiness, worst first</source>
        <translation>Bereiche der Bereitschaft, schlechtester zuerst</translation>
    </message>
    <message>
        <source>Waived</source>
        <translation>Ausgenommen</translation>
    </message>
    <message>
        <source>No probe is waived.</source>
        <translation>Keine Prüfung ist ausgenommen.</translation>
    </message>
    <message>
        <source>GO votes</source>
        <translation>GO-Voten</translation>
    </message>
    <message>
        <source>Nobody has voted in the last 7 days. Open an area to vote.</source>
        <translation>In den letzten 7 Tagen hat niemand ein Votum abgegeben. Öffnen Sie dafür einen Bereich.</translation>
    </message>
    <message>
        <source>not judged any more</source>
        <translation>wird nicht mehr beurteilt</translation>
    </message>
    <message>
        <source>Drop it to compare this review&apos;s claims with what was verified.</source>
        <translation>Lassen Sie los, um die Behauptungen dieses Reviews mit dem Geprüften zu vergleichen.</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>noch nicht abgefragt</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>Behauptet</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>other words</source>
        <translation>anderer Text</translation>
    </message>
    <message>
        <source>1 mark added</source>
        <translation>1 Beleg hinzugefügt</translation>
    </message>
    <message>
        <source>{count} marks added</source>
        <translation>{count} Belege hinzugefügt</translation>
    </message>
    <message>
        <source>1 mark removed</source>
        <translation>1 Beleg entfernt</translation>
    </message>
    <message>
        <source>{count} marks removed</source>
        <translation>{count} Belege entfernt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <comment>a column</comment>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>No review is loaded, so nothing is claimed here. Drop one on the board, or choose one there.</source>
        <translation>Es ist kein Review geladen, also wird hier nichts behauptet. Legen Sie eines auf der Tafel ab, oder wählen Sie dort eines.</translation>
    </message>
    <message>
        <source>Because of</source>
        <translation>Aufgrund von</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>all {count} probes: {word}</source>
        <translation>alle {count} Prüfungen: {word}</translation>
    </message>
    <message>
        <source>Hide 1 evidence mark</source>
        <translation>1 Beleg ausblenden</translation>
    </message>
    <message>
        <source>Show 1 evidence mark</source>
        <translation>1 Beleg anzeigen</translation>
    </message>
    <message>
        <source>Hide {count} evidence marks</source>
        <translation>{count} Belege ausblenden</translation>
    </message>
    <message>
        <source>Show {count} evidence marks</source>
        <translation>{count} Belege anzeigen</translation>
    </message>
    <message>
        <source>The review gives no reason.</source>
        <translation>Das Review nennt keinen Grund.</translation>
    </message>
    <message>
        <source>Against itself</source>
        <translation>Widersprüche in sich</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Remediation tasks</source>
        <translation>Abhilfeaufgaben</translation>
    </message>
    <message>
        <source>What the review lists</source>
        <translation>Was das Review aufführt</translation>
    </message>
    <message>
        <source>The private key was removed from the clipboard.</source>
        <translation>Der private Schlüssel wurde aus der Zwischenablage entfernt.</translation>
    </message>
    <message>
        <source>The private key had come back to the clipboard and was removed again: a clipboard manager keeps it.</source>
        <translation>Der private Schlüssel war wieder in der Zwischenablage und wurde erneut entfernt: Eine Zwischenablageverwaltung bewahrt ihn auf.</translation>
    </message>
    <message>
        <source>The private key could not be removed from the clipboard: clear it yourself.</source>
        <translation>Der private Schlüssel konnte nicht aus der Zwischenablage entfernt werden: Leeren Sie sie selbst.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy: {title}</source>
        <translation>Kopieren: {title}</translation>
    </message>
    <message>
        <source>What changed between two reviews</source>
        <translation>Was sich zwischen zwei Reviews geändert hat</translation>
    </message>
    <message>
        <source>Drop the earlier one</source>
        <translation>Früheres verwerfen</translation>
    </message>
    <message>
        <source>Choose the earlier one…</source>
        <translation>Früheres wählen…</translation>
    </message>
    <message>
        <source>What changed from the earlier review to the newer one</source>
        <translation>Was sich vom früheren zum neueren Review geändert hat</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>No earlier review is chosen.</source>
        <translation>Es ist kein früheres Review gewählt.</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>Neuer</translation>
    </message>
    <message>
        <source>No review is loaded.</source>
        <translation>Es ist kein Review geladen.</translation>
    </message>
    <message>
        <source>Two reviews beside each other</source>
        <translation>Zwei Reviews nebeneinander</translation>
    </message>
    <message>
        <source>Loaded: {name}</source>
        <translation>Geladen: {name}</translation>
    </message>
    <message>
        <source>Only {name} is loaded.</source>
        <translation>Nur {name} ist geladen.</translation>
    </message>
    <message>
        <source>Choose a review with the button above.</source>
        <translation>Wählen Sie mit dem Knopf oben ein Review.</translation>
    </message>
    <message>
        <source>Choose the earlier one with the button above.</source>
        <translation>Wählen Sie mit dem Knopf oben das frühere Review.</translation>
    </message>
    <message>
        <source>From {earlier} to {newer}: {changes}</source>
        <translation>Von {earlier} zu {newer}: {changes}</translation>
    </message>
    <message>
        <source>{earlier} and {newer} say the same in status, notes and tasks.</source>
        <translation>{earlier} und {newer} sagen in Status, Notizen und Aufgaben dasselbe.</translation>
    </message>
    <message>
        <source>Nothing changed</source>
        <translation>Nichts geändert</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>Zurück (Esc)</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>Abbrechen (Esc)</translation>
    </message>
    <message>
        <source>In the name of {who}; the journal keeps it.</source>
        <translation>Im Namen von {who}; das Journal hält es fest.</translation>
    </message>
    <message>
        <source>Type what the requester reads out to you: six words, in their order. This page does not show them.</source>
        <translation>Geben Sie ein, was Ihnen die anfordernde Person vorliest: sechs Wörter in ihrer Reihenfolge. Diese Seite zeigt sie nicht.</translation>
    </message>
    <message>
        <source>It is sealed to that one request: only the console that asked can open it, once. You can send it by mail or chat.</source>
        <translation>Sie ist für diese eine Anforderung versiegelt: Nur die anfordernde Konsole kann sie öffnen, und nur einmal. Sie können sie per Mail oder Chat senden.</translation>
    </message>
    <message>
        <source>From then on the requester&apos;s machine holds your session, until it has rotated the key or dropped it.</source>
        <translation>Von da an hält der Rechner der anfordernden Person Ihre Sitzung, bis er den Schlüssel rotiert oder die Sitzung verworfen hat.</translation>
    </message>
    <message>
        <source>3  Approve it</source>
        <translation>3  Genehmigen</translation>
    </message>
    <message>
        <source>The six words as you heard them</source>
        <translation>Die sechs Wörter, wie Sie sie gehört haben</translation>
    </message>
    <message>
        <source>Approve and make the answer</source>
        <translation>Genehmigen und antworten</translation>
    </message>
    <message>
        <source>Six words, by telephone</source>
        <translation>Sechs Wörter, per Telefon</translation>
    </message>
    <message>
        <source>You approve exactly this digest</source>
        <translation>Sie genehmigen genau diese Prüfsumme</translation>
    </message>
    <message>
        <source>You sign in at {address}: this console&apos;s own address, never one from the request.</source>
        <translation>Sie melden sich bei {address} an: der eigenen Adresse dieser Konsole, nie einer aus der Anforderung.</translation>
    </message>
    <message>
        <source>This environment names no auth service: nobody can sign in here.</source>
        <translation>Diese Umgebung nennt keinen Auth-Dienst: Hier kann sich niemand anmelden.</translation>
    </message>
    <message>
        <source>Digest {digest}</source>
        <translation>Prüfsumme {digest}</translation>
    </message>
    <message>
        <source>You are being signed in…</source>
        <translation>Sie werden angemeldet…</translation>
    </message>
    <message>
        <source>There is no address to sign in at</source>
        <translation>Keine Adresse für die Anmeldung</translation>
    </message>
    <message>
        <source>The request has expired</source>
        <translation>Die Anforderung ist abgelaufen</translation>
    </message>
    <message>
        <source>{heard} of {wanted} words typed</source>
        <translation>{heard} von {wanted} Wörtern eingegeben</translation>
    </message>
    <message>
        <source>4  Send the answer back</source>
        <translation>4  Antwort zurücksenden</translation>
    </message>
    <message>
        <source>Sealed answer</source>
        <translation>Versiegelte Antwort</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>The platform keeps your session alive until {end}; nothing can end it earlier.</source>
        <translation>Die Plattform hält Ihre Sitzung bis {end} aufrecht; nichts kann sie früher beenden.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Approve a rotation from this console while its key is held at another one</source>
        <translation>Von hier eine Rotation genehmigen; ihr Schlüssel liegt anderswo</translation>
    </message>
    <message>
        <source>No director is asked here</source>
        <translation>Hier wird kein Direktor gefragt</translation>
    </message>
    <message>
        <source>Approvals from another desk are off</source>
        <translation>Genehmigungen von einem anderen Arbeitsplatz sind abgeschaltet</translation>
    </message>
    <message>
        <source>With them on, the machine of whoever asks holds a director&apos;s session for up to an hour, and nothing can end it earlier. In person, at the requester&apos;s desk, it is the same session in the same machine, but you stand beside it.</source>
        <translation>Sind sie eingeschaltet, hält der Rechner der anfordernden Person bis zu einer Stunde lang die Sitzung eines Direktors, und nichts kann sie früher beenden. Vor Ort, am Arbeitsplatz der anfordernden Person, ist es dieselbe Sitzung im selben Rechner, aber Sie stehen daneben.</translation>
    </message>
    <message>
        <source>Forget the request</source>
        <translation>Anforderung vergessen</translation>
    </message>
    <message>
        <source>To switch them on, write remote_approvals = true into [environment.{name}] of environments.toml, at both desks, and start the console again.</source>
        <translation>Zum Einschalten schreiben Sie an beiden Arbeitsplätzen remote_approvals = true in [environment.{name}] der environments.toml und starten die Konsole neu.</translation>
    </message>
    <message>
        <source>Paste the whole text, from BEGIN to END. It is read here; nothing is sent.</source>
        <translation>Fügen Sie den ganzen Text ein, von BEGIN bis END. Er wird hier gelesen; es wird nichts gesendet.</translation>
    </message>
    <message>
        <source>That nobody changed this on its way is proven by the six words alone. Ask the requester for them by telephone, on a number that you know already.</source>
        <translation>Dass unterwegs niemand etwas verändert hat, weisen allein die sechs Wörter nach. Erfragen Sie sie bei der anfordernden Person per Telefon, unter einer Nummer, die Sie bereits kennen.</translation>
    </message>
    <message>
        <source>You have approved it; the answer is beside it. It counts once, until the request expires.</source>
        <translation>Sie haben genehmigt; die Antwort steht in Schritt 4. Sie gilt einmal, bis die Anforderung abläuft.</translation>
    </message>
    <message>
        <source>1  Paste the request</source>
        <translation>1  Anforderung einfügen</translation>
    </message>
    <message>
        <source>Request from another desk</source>
        <translation>Anforderung von einem anderen Arbeitsplatz</translation>
    </message>
    <message>
        <source>Read the request</source>
        <translation>Anforderung lesen</translation>
    </message>
    <message>
        <source>Paste a request first</source>
        <translation>Erst eine Anforderung einfügen</translation>
    </message>
    <message>
        <source>2  Read what is asked</source>
        <translation>2  Lesen, was angefordert wird</translation>
    </message>
    <message>
        <source>LOOK TWICE</source>
        <translation>GENAU PRÜFEN</translation>
    </message>
    <message>
        <source>What is asked for has changed since you read it: read it again.</source>
        <translation>Was angefordert wird, hat sich geändert, seit Sie es gelesen haben: Lesen Sie es erneut.</translation>
    </message>
    <message>
        <source>No approval came of it; nothing was sent. Try again, or cancel.</source>
        <translation>Es kam keine Genehmigung zustande; es wurde nichts gesendet. Versuchen Sie es erneut, oder brechen Sie ab.</translation>
    </message>
    <message>
        <source>I have read it: sign in</source>
        <translation>Gelesen: anmelden</translation>
    </message>
    <message>
        <source>Approve this digest</source>
        <translation>Diese Prüfsumme genehmigen</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Erneut lesen</translation>
    </message>
    <message>
        <source>What you are asked to approve</source>
        <translation>Was Sie genehmigen sollen</translation>
    </message>
    <message>
        <source>Sign in and approve</source>
        <translation>Anmelden und genehmigen</translation>
    </message>
    <message>
        <source>For the director alone. Compare the fingerprint with the key that you know of; if anything is not as it was told to you, cancel.</source>
        <translation>Nur für den Direktor. Vergleichen Sie den Fingerabdruck mit dem Schlüssel, von dem Sie wissen; ist etwas nicht so, wie es Ihnen gesagt wurde, brechen Sie ab.</translation>
    </message>
    <message>
        <source>With your own password and code. Your session approves this one rotation; it never becomes this console&apos;s.</source>
        <translation>Mit Ihrem eigenen Passwort und Code. Ihre Sitzung genehmigt diese eine Rotation; sie wird nie die Sitzung dieser Konsole.</translation>
    </message>
    <message>
        <source>Director</source>
        <translation>Direktor</translation>
    </message>
    <message>
        <source>{whose}&apos;s e-mail</source>
        <translation>{whose}: E-Mail</translation>
    </message>
    <message>
        <source>{whose}&apos;s password</source>
        <translation>{whose}: Passwort</translation>
    </message>
    <message>
        <source>{whose}&apos;s one-time code, six digits</source>
        <translation>{whose}: Einmalcode, sechs Ziffern</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>Einmalcode</translation>
    </message>
    <message>
        <source>Type the {whose}&apos;s e-mail</source>
        <translation>{whose}: E-Mail fehlt</translation>
    </message>
    <message>
        <source>Type the password</source>
        <translation>Passwort eingeben</translation>
    </message>
    <message>
        <source>Type the six-digit code</source>
        <translation>Sechsstelligen Code eingeben</translation>
    </message>
    <message>
        <source>Earlier drills, newest first</source>
        <translation>Frühere Übungen, neueste zuerst</translation>
    </message>
    <message>
        <source>Drills of this workstation</source>
        <translation>Übungen dieses Arbeitsplatzrechners</translation>
    </message>
    <message>
        <source>The journal holds no drill yet.</source>
        <translation>Das Journal enthält noch keine Übung.</translation>
    </message>
    <message>
        <source>{done} done, {met} within the objective, {aborted} aborted.</source>
        <translation>{done} abgeschlossen, {met} innerhalb des Ziels, {aborted} abgebrochen.</translation>
    </message>
    <message>
        <source>{counted} Medians: detection {detection}, decision {decision}, {keystrokes} keystrokes{rungs}.</source>
        <translation>{counted} Mediane: Erkennung {detection}, Entscheidung {decision}, {keystrokes} Tastendrücke{rungs}.</translation>
    </message>
    <message>
        <source>{at:%d %b %Y %H:%M}</source>
        <translation>{at:%d.%m.%Y %H:%M}</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Keys</source>
        <comment>of the keyboard</comment>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>WATCH</source>
        <translation>BEOBACHTEN</translation>
    </message>
    <message>
        <source>Something will go wrong, or already does. When you are sure, stop trading: Ctrl+Shift+K, then hold Space. Esc on this page ends the drill without a result.</source>
        <translation>Etwas wird schiefgehen oder geht es bereits. Wenn Sie sicher sind, halten Sie den Handel an: Strg+Umschalt+K, dann die Leertaste gedrückt halten. Esc auf dieser Seite beendet die Übung ohne Ergebnis.</translation>
    </message>
    <message>
        <source>ARMED</source>
        <translation>SCHARF</translation>
    </message>
    <message>
        <source>Fire, or disarm and go on watching.</source>
        <translation>Lösen Sie aus, oder entschärfen Sie und beobachten Sie weiter.</translation>
    </message>
    <message>
        <source>FIRED</source>
        <translation>KILL AUSGELÖST</translation>
    </message>
    <message>
        <source>The ladder is followed for {objective_s:.0f} s, or until every rung is seen. The Halt page shows it in full.</source>
        <translation>Die Leiter wird {objective_s:.0f} s lang verfolgt oder bis jede Stufe gesehen ist. Die Seite Halt zeigt sie vollständig.</translation>
    </message>
    <message>
        <source>Daily loss within the cap</source>
        <translation>Tagesverlust innerhalb der Grenze</translation>
    </message>
    <message>
        <source>Daily loss beyond the cap</source>
        <translation>Tagesverlust über der Grenze</translation>
    </message>
    <message>
        <source>Daily loss not known now</source>
        <translation>Tagesverlust jetzt nicht bekannt</translation>
    </message>
    <message>
        <source>This drill</source>
        <translation>Diese Übung</translation>
    </message>
    <message>
        <source>{source}, read {age} ago</source>
        <translation>{source}, gelesen vor {age}</translation>
    </message>
    <message>
        <source>{since_s:.0f} s since the fire</source>
        <translation>{since_s:.0f} s seit dem Auslösen</translation>
    </message>
    <message>
        <source>{left_s:.0f} s left to fire</source>
        <translation>noch {left_s:.0f} s zum Auslösen</translation>
    </message>
    <message>
        <source>One incident: {scenario}. It is staged at a moment that is not told, {least_s:.0f} to {most_s:.0f} s after the start, in this sandbox and for your session&apos;s account.</source>
        <translation>Ein Vorfall: {scenario}. Er wird zu einem nicht verratenen Zeitpunkt, {least_s:.0f} bis {most_s:.0f} s nach dem Start, in dieser Sandbox und für das Konto Ihrer Sitzung inszeniert.</translation>
    </message>
    <message>
        <source>You notice it, arm and fire the kill as on any other day. Measured are the time until you arm, the time until you fire, how many keys and clicks that took (numbers only, never which), and each rung of the halt against {objective_s:.0f} s.</source>
        <translation>Sie bemerken ihn, schalten den Kill scharf und lösen ihn aus wie an jedem anderen Tag. Gemessen werden die Zeit bis zum Scharfschalten, die Zeit bis zum Auslösen, wie viele Tasten und Klicks es brauchte (nur Anzahlen, nie welche) und jede Stufe des Halts, gemessen an {objective_s:.0f} s.</translation>
    </message>
    <message>
        <source>The kill has to be fired within {limit:.0f} minutes. Disarming goes on waiting. Halts of this sandbox are released before the drill and after it; the result goes into the journal.</source>
        <translation>Der Kill muss innerhalb von {limit:.0f} Minuten ausgelöst werden. Nach dem Entschärfen wird weiter gewartet. Halte dieser Sandbox werden vor und nach der Übung aufgehoben; das Ergebnis kommt ins Journal.</translation>
    </message>
    <message>
        <source>Start drill</source>
        <translation>Übung starten</translation>
    </message>
    <message>
        <source>Stop the drill</source>
        <translation>Übung abbrechen</translation>
    </message>
    <message>
        <source>Practise the kill where it harms nobody, and keep the evidence</source>
        <translation>Den Kill üben, wo er niemandem schadet, und den Beleg behalten</translation>
    </message>
    <message>
        <source>What happens in a drill</source>
        <translation>Was in einer Übung geschieht</translation>
    </message>
    <message>
        <source>It is not known yet which environment this is.</source>
        <translation>Es ist noch nicht bekannt, welche Umgebung das ist.</translation>
    </message>
    <message>
        <source>Start one with: aether-console --sandbox. No drill can touch any other environment.</source>
        <translation>Starten Sie eine Sandbox mit: aether-console --sandbox. Keine Übung kann eine andere Umgebung berühren.</translation>
    </message>
    <message>
        <source>No drill here</source>
        <translation>Hier keine Übung</translation>
    </message>
    <message>
        <source>The sandbox is being reset</source>
        <translation>Sandbox-Reset läuft</translation>
    </message>
    <message>
        <source>End the drill now</source>
        <translation>Übung jetzt beenden</translation>
    </message>
    <message>
        <source>Export {form}…</source>
        <translation>{form}-Export…</translation>
    </message>
    <message>
        <source>The sheet of the newest drill, as evidence for the on-call checklist</source>
        <translation>Das Blatt der neuesten Übung als Beleg für die Bereitschaftsdienst-Checkliste</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Rungs, against {objective_s:.0f} s from the fire</source>
        <translation>Stufen, gemessen an {objective_s:.0f} s ab dem Auslösen</translation>
    </message>
    <message>
        <source>Rungs of the drill against the objective</source>
        <translation>Stufen der Übung, gemessen am Ziel</translation>
    </message>
    <message>
        <source>OBJECTIVE {word}</source>
        <translation>ZIEL {word}</translation>
    </message>
    <message>
        <source>{duration}, from the incident to the first arming</source>
        <translation>{duration}, vom Vorfall bis zum ersten Scharfschalten</translation>
    </message>
    <message>
        <source>{duration}, from the first arming to the fire</source>
        <translation>{duration}, vom ersten Scharfschalten bis zum Auslösen</translation>
    </message>
    <message>
        <source>{keystrokes} keystrokes, {clicks} clicks, disarmed {disarms} times</source>
        <translation>{keystrokes} Tastendrücke, {clicks} Klicks, {disarms}-mal entschärft</translation>
    </message>
    <message>
        <source>Times, UTC</source>
        <translation>Zeiten, UTC</translation>
    </message>
    <message>
        <source>started {started}, staged {staged}, armed {armed}, fired {fired}, ended {ended}</source>
        <translation>gestartet {started}, inszeniert {staged}, scharf {armed}, ausgelöst {fired}, beendet {ended}</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>OVERDUE</source>
        <translation>ÜBERFÄLLIG</translation>
    </message>
    <message>
        <source>DUE SOON</source>
        <translation>BALD FÄLLIG</translation>
    </message>
    <message>
        <source>NEVER DONE HERE</source>
        <translation>HIER NIE ERLEDIGT</translation>
    </message>
    <message>
        <source>DONE</source>
        <translation>ERLEDIGT</translation>
    </message>
    <message>
        <source>Recurring duties</source>
        <translation>Wiederkehrende Pflichten</translation>
    </message>
    <message>
        <source>{count} to do</source>
        <translation>{count} zu tun</translation>
    </message>
    <message>
        <source>Recording needs a name: {why_not}</source>
        <translation>Das Eintragen braucht einen Namen: {why_not}</translation>
    </message>
    <message>
        <source>Done today…</source>
        <translation>Heute erledigt…</translation>
    </message>
    <message>
        <source>Every {count} days. {how}</source>
        <translation>Alle {count} Tage. {how}</translation>
    </message>
    <message>
        <source>Done today: {title}</source>
        <translation>Heute erledigt: {title}</translation>
    </message>
    <message>
        <source>every {count} days</source>
        <translation>alle {count} Tage</translation>
    </message>
    <message>
        <source>in {age}</source>
        <translation>in {age}</translation>
    </message>
    <message>
        <source>{age} ago</source>
        <translation>vor {age}</translation>
    </message>
    <message>
        <source>due {due:%Y-%m-%d}, {far}</source>
        <translation>fällig {due:%d.%m.%Y}, {far}</translation>
    </message>
    <message>
        <source>Reason for simulation</source>
        <translation>Grund für die Simulation</translation>
    </message>
    <message>
        <source>Why; the platform shows it, no secrets</source>
        <translation>Warum; die Plattform zeigt es, keine Geheimnisse</translation>
    </message>
    <message>
        <source>Enter simulation</source>
        <translation>In Simulation wechseln</translation>
    </message>
    <message>
        <source>Enter simulation now</source>
        <translation>In Simulation wechseln</translation>
    </message>
    <message>
        <source>Choose an account</source>
        <translation>Konto wählen</translation>
    </message>
    <message>
        <source>Type a reason</source>
        <translation>Grund eingeben</translation>
    </message>
    <message>
        <source>Reason for safe mode</source>
        <translation>Grund für den Sicherheitsmodus</translation>
    </message>
    <message>
        <source>At most {count} characters; no secrets, no names</source>
        <translation>Höchstens {count} Zeichen; keine Geheimnisse, keine Namen</translation>
    </message>
    <message>
        <source>Enter safe mode</source>
        <translation>In den Sicherheitsmodus wechseln</translation>
    </message>
    <message>
        <source>Enter safe mode now</source>
        <translation>Jetzt wechseln</translation>
    </message>
    <message>
        <source>Dashboard to pin to</source>
        <translation>Dashboard zum Anheften</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>to {title}</source>
        <translation>an {title}</translation>
    </message>
    <message>
        <source>to a new dashboard</source>
        <translation>an neues Dashboard</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Hold the plot where it is</source>
        <translation>Das Diagramm anhalten, wo es ist</translation>
    </message>
    <message>
        <source>Follow what arrives again</source>
        <translation>Wieder dem folgen, was eintrifft</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>Choose a metric first</source>
        <translation>Erst eine Metrik wählen</translation>
    </message>
    <message>
        <source>Only series with … such as side!=&quot;buy&quot;, account_id=~&quot;director-.*&quot;</source>
        <translation>Nur Zeitreihen mit … z. B. side!=&quot;buy&quot;, account_id=~&quot;director-.*&quot;</translation>
    </message>
    <message>
        <source>= is, != is not, =~ matches as a whole, !~ does not. Enter puts it in force, Esc takes it back.</source>
        <translation>= ist, != ist nicht, =~ passt als Ganzes, !~ passt nicht. Eingabe macht es wirksam, Esc nimmt es zurück.</translation>
    </message>
    <message>
        <source>Not in force: {wrong}</source>
        <translation>Nicht wirksam: {wrong}</translation>
    </message>
    <message>
        <source>Filter series by labels</source>
        <translation>Zeitreihen nach Labels filtern</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metrik</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Series</source>
        <comment>a column</comment>
        <translation>Reihen</translation>
    </message>
    <message>
        <source>Metrics that are exposed</source>
        <translation>Bereitgestellte Metriken</translation>
    </message>
    <message>
        <source>{found} of {known}</source>
        <translation>{found} von {known}</translation>
    </message>
    <message>
        <source>{found} of {known} metrics listed</source>
        <translation>{found} von {known} Metriken aufgeführt</translation>
    </message>
    <message>
        <source>Name, help or label=value (Ctrl+F)</source>
        <translation>Name, Hilfe oder Label=Wert (Strg+F)</translation>
    </message>
    <message>
        <source>Search metrics by name, help or label</source>
        <translation>Metriken nach Name, Hilfe oder Label suchen</translation>
    </message>
    <message>
        <source>Any metric, drawn as you ask</source>
        <translation>Jede Metrik, wie Sie sie brauchen</translation>
    </message>
    <message>
        <source>Search the metrics</source>
        <translation>Die Metriken durchsuchen</translation>
    </message>
    <message>
        <source>Write PromQL</source>
        <translation>PromQL schreiben</translation>
    </message>
    <message>
        <source>Nothing has been scraped yet</source>
        <translation>Es wurde noch nichts abgerufen</translation>
    </message>
    <message>
        <source>No service has answered a scrape of its /metrics yet.</source>
        <translation>Noch hat kein Dienst einen Abruf von /metrics beantwortet.</translation>
    </message>
    <message>
        <source>Open Services.</source>
        <translation>Öffnen Sie die Seite Dienste.</translation>
    </message>
    <message>
        <source>Type a few letters of its name, its help or a label, then walk down the list.</source>
        <translation>Geben Sie ein paar Buchstaben des Namens, der Hilfe oder eines Labels ein, und gehen Sie dann die Liste hinunter.</translation>
    </message>
    <message>
        <source>No metric is chosen.</source>
        <translation>Es ist keine Metrik gewählt.</translation>
    </message>
    <message>
        <source>Nothing was counted or observed in this time.</source>
        <translation>In dieser Zeit wurde nichts gezählt oder beobachtet.</translation>
    </message>
    <message>
        <source>Ask for another function, label or range.</source>
        <translation>Fragen Sie nach einer anderen Funktion, einem anderen Label oder Zeitraum.</translation>
    </message>
    <message>
        <source>The samples are being read.</source>
        <translation>Die Messpunkte werden gelesen.</translation>
    </message>
    <message>
        <source>Rate a second</source>
        <translation>Rate pro Sekunde</translation>
    </message>
    <message>
        <source>Increase</source>
        <translation>Zunahme</translation>
    </message>
    <message>
        <source>Quantile</source>
        <translation>Quantil</translation>
    </message>
    <message>
        <source>Every series</source>
        <translation>Einzeln</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>Was gefragt wird</translation>
    </message>
    <message>
        <source>Which quantile</source>
        <translation>Welches Quantil</translation>
    </message>
    <message>
        <source>Over how long</source>
        <translation>Über welche Dauer</translation>
    </message>
    <message>
        <source>How series are put together</source>
        <translation>Wie Zeitreihen zusammengefasst werden</translation>
    </message>
    <message>
        <source>The service says nothing about this metric.</source>
        <translation>Der Dienst sagt nichts über diese Metrik.</translation>
    </message>
    <message>
        <source>{label}: all</source>
        <translation>{label}: alle</translation>
    </message>
    <message>
        <source>{label}: kept apart</source>
        <translation>{label}: getrennt</translation>
    </message>
    <message>
        <source>Label {label}</source>
        <translation>Label {label}</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>Only with this {name}</source>
        <translation>Nur mit: {name}</translation>
    </message>
    <message>
        <source>{name}: all</source>
        <translation>{name}: alle</translation>
    </message>
    <message>
        <source>{count} to choose from</source>
        <translation>{count} zur Auswahl</translation>
    </message>
    <message>
        <source>Type {phrase}</source>
        <translation>{phrase} tippen</translation>
    </message>
    <message>
        <source>Type {phrase} to confirm</source>
        <translation>{phrase} zum Bestätigen eingeben</translation>
    </message>
    <message>
        <source>The OMS is told to read the stored key of {account} again.</source>
        <translation>Das OMS wird angewiesen, den gespeicherten Schlüssel von {account} neu zu lesen.</translation>
    </message>
    <message>
        <source>Reload the OMS</source>
        <translation>OMS neu laden</translation>
    </message>
    <message>
        <source>Sign in again…</source>
        <translation>Erneut anmelden…</translation>
    </message>
    <message>
        <source>In the way</source>
        <translation>Hindernis</translation>
    </message>
    <message>
        <source>Accounts of this halt</source>
        <translation>Konten dieses Halts</translation>
    </message>
    <message>
        <source>{took} of {objective_s:.0f} s</source>
        <translation>{took} von {objective_s:.0f} s</translation>
    </message>
    <message>
        <source>{words}: over the objective</source>
        <translation>{words}: über dem Ziel</translation>
    </message>
    <message>
        <source>{words}: past the warning at {warn_s:.0f} s</source>
        <translation>{words}: über der Warnung bei {warn_s:.0f} s</translation>
    </message>
    <message>
        <source>Time since firing: {words}</source>
        <translation>Zeit seit dem Auslösen: {words}</translation>
    </message>
    <message>
        <source>{words}; late from {warn_s:.0f} s on</source>
        <translation>{words}; spät ab {warn_s:.0f} s</translation>
    </message>
    <message>
        <source>accepted</source>
        <comment>a rung</comment>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>Kennzeichen</translation>
    </message>
    <message>
        <source>recorded</source>
        <comment>a rung</comment>
        <translation>eingetragen</translation>
    </message>
    <message>
        <source>refuses</source>
        <comment>a rung</comment>
        <translation>lehnt ab</translation>
    </message>
    <message>
        <source>flat</source>
        <comment>a rung</comment>
        <translation>glatt</translation>
    </message>
    <message>
        <source>Past kills, newest first</source>
        <translation>Frühere Kills, neueste zuerst</translation>
    </message>
    <message>
        <source>Seconds from firing to each rung</source>
        <translation>Sekunden vom Auslösen bis zu jeder Stufe</translation>
    </message>
    <message>
        <source>Neither the platform&apos;s events nor this workstation&apos;s journal hold a kill. The platform forgets its events when the kill service restarts.</source>
        <translation>Weder die Ereignisse der Plattform noch das Journal dieses Arbeitsplatzrechners enthalten einen Kill. Die Plattform vergisst ihre Ereignisse, wenn der Kill-Dienst neu startet.</translation>
    </message>
    <message>
        <source>Time to each rung</source>
        <translation>Zeit bis zu jeder Stufe</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Came to</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>NOT JOURNALLED</source>
        <translation>NICHT IM JOURNAL</translation>
    </message>
    <message>
        <source>not in this journal</source>
        <translation>nicht in diesem Journal</translation>
    </message>
    <message>
        <source>Notified</source>
        <translation>Benachrichtigt</translation>
    </message>
    <message>
        <source>no event</source>
        <translation>kein Ereignis</translation>
    </message>
    <message>
        <source>Rungs</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Kills</source>
        <translation>Kills</translation>
    </message>
    <message>
        <source>Note for the journal</source>
        <translation>Notiz für das Journal</translation>
    </message>
    <message>
        <source>What you saw and did; no secrets</source>
        <translation>Was geschah; keine Geheimnisse</translation>
    </message>
    <message>
        <source>Add the note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Type a note first</source>
        <translation>Erst eine Notiz eingeben</translation>
    </message>
    <message>
        <source>If orders do not end</source>
        <translation>Wenn Orders nicht enden</translation>
    </message>
    <message>
        <source>1 Enter safe mode</source>
        <translation>1 In den Sicherheitsmodus</translation>
    </message>
    <message>
        <source>2 Enter simulation</source>
        <translation>2 In Simulation</translation>
    </message>
    <message>
        <source>3 At Kraken, in the cluster…</source>
        <translation>3 Bei Kraken, im Cluster…</translation>
    </message>
    <message>
        <source>Orders and positions are seen to have ended: nothing of this is needed now.</source>
        <translation>Das Ende von Orders und Positionen ist zu sehen: Nichts davon ist jetzt nötig.</translation>
    </message>
    <message>
        <source>This environment names no {service} service, so it cannot be entered from here.</source>
        <translation>Diese Umgebung nennt keinen Dienst {service}; von hier aus ist kein Wechsel möglich.</translation>
    </message>
    <message>
        <source>NOT ACTIVE</source>
        <translation>NICHT AKTIV</translation>
    </message>
    <message>
        <source>Enter safe mode?</source>
        <translation>In den Sicherheitsmodus wechseln?</translation>
    </message>
    <message>
        <source>Enter simulation for {account}?</source>
        <translation>Für {account} in Simulation wechseln?</translation>
    </message>
    <message>
        <source>Enter simulation for {account} now</source>
        <translation>Für {account} jetzt in Simulation wechseln</translation>
    </message>
    <message>
        <source>A sandbox runs in no cluster: its services end with the console that started it.</source>
        <translation>Eine Sandbox läuft in keinem Cluster: Die Dienste enden mit der Konsole, die sie gestartet hat.</translation>
    </message>
    <message>
        <source>Outside the console</source>
        <translation>Außerhalb der Konsole</translation>
    </message>
    <message>
        <source>Scale the OMS to zero, so that no new order can be placed</source>
        <translation>Das OMS auf null skalieren, damit keine neue Order erteilt werden kann</translation>
    </message>
    <message>
        <source>The same kill from a terminal</source>
        <translation>Derselbe Kill aus einem Terminal</translation>
    </message>
    <message>
        <source>In the cluster</source>
        <translation>Im Cluster</translation>
    </message>
    <message>
        <source>From another workstation</source>
        <translation>Von einem anderen Arbeitsplatzrechner</translation>
    </message>
    <message>
        <source>Arm the kill switch (Ctrl+Shift+K)</source>
        <translation>Kill-Switch scharfschalten (Strg+Umschalt+K)</translation>
    </message>
    <message>
        <source>Kill {words}</source>
        <translation>Kill-{words}</translation>
    </message>
    <message>
        <source>Kill path NOT proven</source>
        <translation>Kill-Pfad NICHT nachgewiesen</translation>
    </message>
    <message>
        <source>You can still try.</source>
        <translation>Sie können es trotzdem versuchen.</translation>
    </message>
    <message>
        <source>No kill was fired from this console</source>
        <translation>Von dieser Konsole wurde kein Kill ausgelöst</translation>
    </message>
    <message>
        <source>The ladder of a kill stands here, from the moment it is fired.</source>
        <translation>Hier steht die Leiter eines Kills, vom Moment des Auslösens an.</translation>
    </message>
    <message>
        <source>It takes two actions: arm with Ctrl+Shift+K or the red control, then hold Space for one second. Nothing is sent by arming.</source>
        <translation>Es braucht zwei Handlungen: mit Strg+Umschalt+K oder dem roten Knopf scharfschalten, dann die Leertaste eine Sekunde lang gedrückt halten. Durch das Scharfschalten wird nichts gesendet.</translation>
    </message>
    <message>
        <source>The platform has no release: no address to call and no command. A kill gauge that falls means that the kill service restarted or that another replica answered: not a release.</source>
        <translation>Die Plattform kennt keine Aufhebung: keine Adresse zum Aufrufen und keinen Befehl. Ein fallender Kill-Messwert bedeutet, dass der Kill-Dienst neu gestartet ist oder ein anderes Replikat geantwortet hat: keine Aufhebung.</translation>
    </message>
    <message>
        <source>Risk signs off that the cause is found and over.</source>
        <translation>Das Risikomanagement bestätigt, dass die Ursache gefunden und behoben ist.</translation>
    </message>
    <message>
        <source>Orders and positions are reconciled with Kraken&apos;s own records.</source>
        <translation>Orders und Positionen sind mit Krakens eigenen Aufzeichnungen abgeglichen.</translation>
    </message>
    <message>
        <source>The platform&apos;s owner restarts the kill switch and the risk engine, which hold the flag.</source>
        <translation>Der Betreiber der Plattform startet den Kill-Switch und die Risk-Engine neu, die das Kennzeichen halten.</translation>
    </message>
    <message>
        <source>Readiness is GO on the board, and the kill path is proven again.</source>
        <translation>Die Bereitschaft steht auf der Tafel auf GO, und der Kill-Pfad ist wieder nachgewiesen.</translation>
    </message>
    <message>
        <source>Trading is restored in stages: simulation first, then one account after the other, watched.</source>
        <translation>Der Handel wird stufenweise wieder aufgenommen: erst Simulation, dann ein Konto nach dem anderen, unter Beobachtung.</translation>
    </message>
    <message>
        <source>Sign in at Kraken&apos;s own site, not through the platform.</source>
        <translation>Melden Sie sich auf Krakens eigener Website an, nicht über die Plattform.</translation>
    </message>
    <message>
        <source>Cancel all open orders there.</source>
        <translation>Stornieren Sie dort alle offenen Orders.</translation>
    </message>
    <message>
        <source>Disable the platform&apos;s API key there: nothing can be placed with it any more.</source>
        <translation>Schalten Sie dort den API-Schlüssel der Plattform ab: Mit ihm kann keine Order mehr erteilt werden.</translation>
    </message>
    <message>
        <source>{count} accounts</source>
        <translation>{count} Konten</translation>
    </message>
    <message>
        <source>Armed, not fired.</source>
        <translation>Scharf, nicht ausgelöst.</translation>
    </message>
    <message>
        <source>while locked, by session of {actor}, person unproven</source>
        <translation>bei gesperrter Konsole, aus der Sitzung von {actor}, Person nicht nachgewiesen</translation>
    </message>
    <message>
        <source>by {actor}</source>
        <translation>von {actor}</translation>
    </message>
    <message>
        <source>Fired {clock} UTC {who}, reason: {why}</source>
        <translation>Kill ausgelöst {clock} UTC {who}, Grund: {why}</translation>
    </message>
    <message>
        <source>A guard refused the kill. Signing in stops {accounts} now; Escape drops it.</source>
        <translation>Eine Schutzprüfung hat den Kill abgelehnt. Eine Anmeldung hält {accounts} jetzt an; Esc verwirft den Kill.</translation>
    </message>
    <message>
        <source>For {account}: new orders are simulated and do not reach Kraken. Orders that are open there stay open.</source>
        <translation>Für {account}: Neue Orders werden simuliert und erreichen Kraken nicht. Orders, die dort offen sind, bleiben offen.</translation>
    </message>
    <message>
        <source>No release from here</source>
        <translation>Keine Aufhebung von hier</translation>
    </message>
    <message>
        <source>Deactivation steps</source>
        <translation>Schritte zur Aufhebung</translation>
    </message>
    <message>
        <source>Ticks are notes in this window: nothing is sent.</source>
        <translation>Haken sind Notizen in diesem Fenster: Es wird nichts gesendet.</translation>
    </message>
    <message>
        <source>{word}, partial</source>
        <translation>{word}, teilweise</translation>
    </message>
    <message>
        <source>{channels}: not notified</source>
        <translation>{channels}: nicht benachrichtigt</translation>
    </message>
    <message>
        <source>after {duration}</source>
        <translation>nach {duration}</translation>
    </message>
    <message>
        <source>read {age} ago</source>
        <translation>gelesen vor {age}</translation>
    </message>
    <message>
        <source>Keep holding: acts after one second</source>
        <translation>Gedrückt halten: wirkt nach einer Sekunde</translation>
    </message>
    <message>
        <source>Basis points by the order&apos;s size.</source>
        <translation>Basispunkte nach Größe der Order.</translation>
    </message>
    <message>
        <source>Basis points by the order&apos;s size; equal steps across multiply the size.</source>
        <translation>Basispunkte nach Größe der Order; gleiche Schritte nach rechts vervielfachen die Größe.</translation>
    </message>
    <message>
        <source>Left and Right read its points.</source>
        <translation>Links und Rechts lesen die Punkte ab.</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Links, Rechts</translation>
    </message>
    <message>
        <source>Choose a point of the curve</source>
        <translation>Einen Punkt der Kurve wählen</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Pos1, Ende</translation>
    </message>
    <message>
        <source>The first point, the last point</source>
        <translation>Der erste Punkt, der letzte Punkt</translation>
    </message>
    <message>
        <source>Impact curve of {symbol}</source>
        <translation>Preiseinflusskurve von {symbol}</translation>
    </message>
    <message>
        <source>Renews the session, so that an intent can be approved.</source>
        <translation>Erneuert die Sitzung, damit ein Intent genehmigt werden kann.</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>Genehmigen…</translation>
    </message>
    <message>
        <source>Deny…</source>
        <translation>Verweigern…</translation>
    </message>
    <message>
        <source>Approving raises risk: it lets the trade through, and asks for a sign-in of the last 5 minutes.</source>
        <translation>Genehmigen erhöht das Risiko: Es lässt den Trade durch und verlangt eine Anmeldung aus den letzten 5 Minuten.</translation>
    </message>
    <message>
        <source>Denying lowers risk: the trade stays stopped.</source>
        <translation>Verweigern senkt das Risiko: Der Trade bleibt angehalten.</translation>
    </message>
    <message>
        <source>Why, for the journal</source>
        <translation>Warum, für das Journal</translation>
    </message>
    <message>
        <source>Approve an intent</source>
        <translation>Intent genehmigen</translation>
    </message>
    <message>
        <source>Approve once</source>
        <translation>Einmal genehmigen</translation>
    </message>
    <message>
        <source>Deny an intent</source>
        <translation>Intent verweigern</translation>
    </message>
    <message>
        <source>Deny once</source>
        <translation>Einmal verweigern</translation>
    </message>
    <message>
        <source>{side} {symbol} for {notional}, the model {confidence} sure ({intent_id}).</source>
        <translation>{side} {symbol} für {notional}, das Modell ist sich zu {confidence} sicher ({intent_id}).</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Say why</source>
        <translation>Grund angeben</translation>
    </message>
    <message>
        <source>Keep the file as it is, copy it away, and find out who could write to it.</source>
        <translation>Lassen Sie die Datei, wie sie ist, sichern Sie eine Kopie, und finden Sie heraus, wer in sie schreiben konnte.</translation>
    </message>
    <message>
        <source>1 record</source>
        <translation>1 Eintrag</translation>
    </message>
    <message>
        <source>{count} records</source>
        <translation>{count} Einträge</translation>
    </message>
    <message>
        <source>A record does not match its seal.</source>
        <translation>Ein Eintrag passt nicht zu seinem Siegel.</translation>
    </message>
    <message>
        <source>{problem} {records} could be read. {advice}</source>
        <translation>{problem} Lesbar: {records}. {advice}</translation>
    </message>
    <message>
        <source>BROKEN</source>
        <translation>GEBROCHEN</translation>
    </message>
    <message>
        <source>{records}; every one matches its own seal and the seal of the one before.</source>
        <translation>{records}; jeder passt zu seinem eigenen Siegel und zu dem des vorigen.</translation>
    </message>
    <message>
        <source>INTACT</source>
        <translation>INTAKT</translation>
    </message>
    <message>
        <source>The chain has not been checked since the console was started.</source>
        <translation>Die Kette wurde seit dem Start der Konsole nicht geprüft.</translation>
    </message>
    <message>
        <source>{records} read: {words}.</source>
        <translation>{records} gelesen: {words}.</translation>
    </message>
    <message>
        <source>Line {line}: {words}.</source>
        <translation>Zeile {line}: {words}.</translation>
    </message>
    <message>
        <source>… and {more} more; aether-console journal verify names them all.</source>
        <translation>… und {more} weitere; aether-console journal verify nennt alle.</translation>
    </message>
    <message>
        <source>{listed:,} of {known:,}</source>
        <translation>{listed:,} von {known:,}</translation>
    </message>
    <message>
        <source>{listed:,} of {known:,} records listed</source>
        <translation>{listed:,} von {known:,} Einträgen aufgeführt</translation>
    </message>
    <message>
        <source>Search all text</source>
        <translation>Alles durchsuchen</translation>
    </message>
    <message>
        <source>Search the journal</source>
        <translation>Das Journal durchsuchen</translation>
    </message>
    <message>
        <source>Verify the chain</source>
        <translation>Kette prüfen</translation>
    </message>
    <message>
        <source>Records of the journal</source>
        <translation>Einträge des Journals</translation>
    </message>
    <message>
        <source>What was asked, sent and answered on this workstation, each record sealed to the one before</source>
        <translation>Was hier angefordert, gesendet und beantwortet wurde, jeder Eintrag durch ein Siegel mit dem vorigen verkettet</translation>
    </message>
    <message>
        <source>checked {age} ago</source>
        <translation>geprüft vor {age}</translation>
    </message>
    <message>
        <source>The journal holds no record yet.</source>
        <translation>Das Journal enthält noch keinen Eintrag.</translation>
    </message>
    <message>
        <source>No record matches</source>
        <translation>Kein Eintrag passt</translation>
    </message>
    <message>
        <source>No record holds all of these words.</source>
        <translation>Kein Eintrag enthält alle diese Wörter.</translation>
    </message>
    <message>
        <source>Esc empties the search.</source>
        <translation>Esc leert die Suche.</translation>
    </message>
    <message>
        <source>The journal&apos;s latest records</source>
        <translation>Die neuesten Einträge des Journals</translation>
    </message>
    <message>
        <source>Nothing has been written yet.</source>
        <translation>Es wurde noch nichts geschrieben.</translation>
    </message>
    <message>
        <source>The records have not been read yet.</source>
        <translation>Die Einträge wurden noch nicht gelesen.</translation>
    </message>
    <message>
        <source>Sign-ins, locks and notices are written here as they happen.</source>
        <translation>Anmeldungen, Sperrungen und Meldungen werden hier festgehalten, sobald sie geschehen.</translation>
    </message>
    <message>
        <source>Every record of the journal, whatever is listed below</source>
        <translation>Jeder Eintrag des Journals, was auch unten aufgeführt ist</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>{year}-{month}-{day} {time}</source>
        <translation>{day}.{month}.{year} {time}</translation>
    </message>
    <message>
        <source>Record {sequence} in full</source>
        <translation>Eintrag {sequence} vollständig</translation>
    </message>
    <message>
        <source>The sealed fields</source>
        <translation>Die versiegelten Felder</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Paste with Ctrl+V, or type</source>
        <translation>Mit Strg+V einfügen oder tippen</translation>
    </message>
    <message>
        <source>The clipboard holds no text: nothing was pasted.</source>
        <translation>Die Zwischenablage enthält keinen Text: Es wurde nichts eingefügt.</translation>
    </message>
    <message>
        <source>The clipboard holds more than {count} characters, which is no key: nothing was pasted.</source>
        <translation>Die Zwischenablage enthält mehr als {count} Zeichen, das ist kein Schlüssel: Es wurde nichts eingefügt.</translation>
    </message>
    <message>
        <source>No more than {count} characters fit: the last one was left out.</source>
        <translation>Es passen höchstens {count} Zeichen: Das letzte wurde weggelassen.</translation>
    </message>
    <message>
        <source>Blanks or line ends around the pasted text were left out.</source>
        <translation>Leerzeichen oder Zeilenenden um den eingefügten Text wurden weggelassen.</translation>
    </message>
    <message>
        <source>The pasted text stands in place of what was there.</source>
        <translation>Der eingefügte Text steht anstelle dessen, was da war.</translation>
    </message>
    <message>
        <source>{count}, hidden</source>
        <translation>{count}, verborgen</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>1 character</source>
        <translation>1 Zeichen</translation>
    </message>
    <message>
        <source>{count} characters</source>
        <translation>{count} Zeichen</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Left</source>
        <comment>a key</comment>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <comment>a key</comment>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Up</source>
        <comment>a key</comment>
        <translation>Auf</translation>
    </message>
    <message>
        <source>Down</source>
        <comment>a key</comment>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Pos1</translation>
    </message>
    <message>
        <source>End</source>
        <comment>a key</comment>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Return</source>
        <comment>a key</comment>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Changes no key: the OMS is told to read the stored one again. Asks for a typed word.</source>
        <translation>Ändert keinen Schlüssel: Das OMS wird angewiesen, den gespeicherten neu zu lesen. Verlangt ein eingetipptes Wort.</translation>
    </message>
    <message>
        <source>For a director: approve a rotation that somebody prepares at another desk.</source>
        <translation>Für einen Direktor: eine Rotation genehmigen, die jemand an einem anderen Arbeitsplatz vorbereitet.</translation>
    </message>
    <message>
        <source>What can be done</source>
        <translation>Was Sie tun können</translation>
    </message>
    <message>
        <source>Go on with the rotation</source>
        <translation>Rotation fortsetzen</translation>
    </message>
    <message>
        <source>Rotate…</source>
        <translation>Rotieren…</translation>
    </message>
    <message>
        <source>Reload the OMS…</source>
        <translation>OMS neu laden…</translation>
    </message>
    <message>
        <source>Director&apos;s desk…</source>
        <translation>Direktor-Arbeitsplatz…</translation>
    </message>
    <message>
        <source>Brings a new key. It can be cancelled until the key is sent. {approval}</source>
        <translation>Bringt einen neuen Schlüssel. Abbrechen ist möglich, bis der Schlüssel gesendet ist. {approval}</translation>
    </message>
    <message>
        <source>Age against policy</source>
        <translation>Alter gemessen an der Richtlinie</translation>
    </message>
    <message>
        <source>{days} of {most} days</source>
        <translation>{days} von {most} Tagen</translation>
    </message>
    <message>
        <source>History of rotations</source>
        <translation>Verlauf der Rotationen</translation>
    </message>
    <message>
        <source>{listed:,} of {known:,} rotations listed</source>
        <translation>{listed:,} von {known:,} Rotationen aufgeführt</translation>
    </message>
    <message>
        <source>No rotation matches: none holds all of these words.</source>
        <translation>Keine Rotation passt: Keine enthält alle diese Wörter.</translation>
    </message>
    <message>
        <source>The whole history as it was read last, whatever is listed</source>
        <translation>Der ganze Verlauf, wie zuletzt gelesen, was auch aufgeführt ist</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>Den Verlauf durchsuchen</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Other accounts</source>
        <translation>Andere Konten</translation>
    </message>
    <message>
        <source>Search the history of rotations</source>
        <translation>Den Verlauf der Rotationen durchsuchen</translation>
    </message>
    <message>
        <source>The key&apos;s age, history and rotation would be here.</source>
        <translation>Alter, Verlauf und Rotation des Schlüssels stünden hier.</translation>
    </message>
    <message>
        <source>Name the service and its flavour in environments.toml if the platform runs one.</source>
        <translation>Nennen Sie den Dienst und seine Variante in environments.toml, wenn die Plattform einen betreibt.</translation>
    </message>
    <message>
        <source>No old key is known to wait for its deletion at Kraken.</source>
        <translation>Kein alter Schlüssel ist bekannt, der bei Kraken noch zu löschen ist.</translation>
    </message>
    <message>
        <source>The journal keeps who said so, and when; it cannot be taken back here. Nothing is sent to Kraken.</source>
        <translation>Das Journal hält fest, wer es bestätigt hat und wann; hier kann es nicht zurückgenommen werden. An Kraken wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Old keys to delete at Kraken</source>
        <translation>Alte Schlüssel, bei Kraken zu löschen</translation>
    </message>
    <message>
        <source>Deleted at Kraken. {words}</source>
        <translation>Bei Kraken gelöscht. {words}</translation>
    </message>
    <message>
        <source>Deleted at Kraken</source>
        <translation>Bei Kraken gelöscht</translation>
    </message>
    <message>
        <source>Is this key gone at Kraken?</source>
        <translation>Ist dieser Schlüssel bei Kraken gelöscht?</translation>
    </message>
    <message>
        <source>Yes, it is deleted</source>
        <translation>Ja, er ist gelöscht</translation>
    </message>
    <message>
        <source>Key</source>
        <comment>of the keyboard</comment>
        <translation>Taste</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was sie tut</translation>
    </message>
    <message>
        <source>Keys and what they do</source>
        <translation>Tasten und was sie tun</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Close this list of keys</source>
        <translation>Diese Liste der Tasten schließen</translation>
    </message>
    <message>
        <source>Ctrl+P finds any page and action by its name</source>
        <translation>Strg+P findet jede Seite und Aktion über ihren Namen</translation>
    </message>
    <message>
        <source>Keys · {page}</source>
        <translation>Tasten · {page}</translation>
    </message>
    <message>
        <source>a key was pressed</source>
        <translation>eine Taste wurde gedrückt</translation>
    </message>
    <message>
        <source>15 seconds passed</source>
        <translation>15 Sekunden sind vergangen</translation>
    </message>
    <message>
        <source>Hold Space or the mouse for one second; or Tab, then Enter. Any other key disarms.</source>
        <translation>Leertaste oder Maustaste eine Sekunde lang gedrückt halten; oder Tab, dann Eingabe. Jede andere Taste entschärft.</translation>
    </message>
    <message>
        <source>Armed: nothing is sent yet</source>
        <translation>Scharf: noch nichts gesendet</translation>
    </message>
    <message>
        <source>Armed kill</source>
        <translation>Scharfer Kill</translation>
    </message>
    <message>
        <source>Accounts to stop</source>
        <translation>Anzuhaltende Konten</translation>
    </message>
    <message>
        <source>Reason sent to the platform</source>
        <translation>Grund an die Plattform</translation>
    </message>
    <message>
        <source>disarms in {left_s} s</source>
        <translation>noch {left_s} s scharf</translation>
    </message>
    <message>
        <source>Stop {scope}</source>
        <translation>Anhalten: {scope}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>Was geschehen wird</translation>
    </message>
    <message>
        <source>All {count} accounts: {accounts}.</source>
        <translation>Alle {count} Konten: {accounts}.</translation>
    </message>
    <message>
        <source>All {count} accounts</source>
        <translation>Alle {count} Konten</translation>
    </message>
    <message>
        <source>path NOT proven: not read yet</source>
        <translation>Pfad NICHT nachgewiesen: noch nicht gelesen</translation>
    </message>
    <message>
        <source>Armed.</source>
        <translation>Scharf.</translation>
    </message>
    <message>
        <source>Arms a kill; nothing is sent yet. Ctrl+Shift+K</source>
        <translation>Schaltet einen Kill scharf; noch wird nichts gesendet. Strg+Umschalt+K</translation>
    </message>
    <message>
        <source>Ctrl+Shift+K arms; nothing is sent yet</source>
        <translation>Strg+Umschalt+K schaltet scharf; noch wird nichts gesendet</translation>
    </message>
    <message>
        <source>engaged</source>
        <translation>ausgelöst</translation>
    </message>
    <message>
        <source>halted</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>path proven {age} ago</source>
        <translation>Pfadnachweis vor {age}</translation>
    </message>
    <message>
        <source>path NOT proven: {why}</source>
        <translation>Pfad NICHT nachgewiesen: {why}</translation>
    </message>
    <message>
        <source>read-only: no kill here</source>
        <translation>nur lesen: hier kein Kill</translation>
    </message>
    <message>
        <source>no kill here</source>
        <translation>hier kein Kill</translation>
    </message>
    <message>
        <source>armed, disarms in {left}</source>
        <translation>scharf, noch {left}</translation>
    </message>
    <message>
        <source>armed, {left}</source>
        <translation>scharf, {left}</translation>
    </message>
    <message>
        <source>armed; {words}</source>
        <translation>scharf; {words}</translation>
    </message>
    <message>
        <source>NOT proven: {why}</source>
        <translation>UNBELEGT: {why}</translation>
    </message>
    <message>
        <source>all {count} accounts</source>
        <translation>alle {count} Konten</translation>
    </message>
    <message>
        <source>{subject} {done} {age} ago</source>
        <translation>{subject} {done} vor {age}</translation>
    </message>
    <message>
        <source>{done} {age} ago</source>
        <translation>{done} vor {age}</translation>
    </message>
    <message>
        <source>no kill-switch service</source>
        <translation>kein Kill-Switch-Dienst</translation>
    </message>
    <message>
        <source>sign in</source>
        <comment>what to do</comment>
        <translation>anmelden</translation>
    </message>
    <message>
        <source>Your account may not use the kill switch ({said}). An administrator has to sign in.</source>
        <translation>Ihr Konto darf den Kill-Switch nicht benutzen ({said}). Ein Administrator muss sich anmelden.</translation>
    </message>
    <message>
        <source>Your account may not use the kill switch. An administrator has to sign in.</source>
        <translation>Ihr Konto darf den Kill-Switch nicht benutzen. Ein Administrator muss sich anmelden.</translation>
    </message>
    <message>
        <source>Environment: {kind}, read-only window</source>
        <translation>Umgebung: {kind}, Nur-Lese-Fenster</translation>
    </message>
    <message>
        <source>Environment: {kind}</source>
        <translation>Umgebung: {kind}</translation>
    </message>
    <message>
        <source>This window works on a {kind} environment</source>
        <translation>Dieses Fenster arbeitet auf einer Umgebung der Art {kind}</translation>
    </message>
    <message>
        <source>{name}, trading mode: {word}</source>
        <translation>{name}, Handelsmodus: {word}</translation>
    </message>
    <message>
        <source>Trading mode: {word}</source>
        <translation>Handelsmodus: {word}</translation>
    </message>
    <message>
        <source>This raises risk. Each account is judged again when its turn comes, and has a verdict of its own.</source>
        <translation>Das erhöht das Risiko. Jedes Konto wird erneut beurteilt, wenn es an der Reihe ist, und hat sein eigenes Urteil.</translation>
    </message>
    <message>
        <source>Second person…</source>
        <translation>Zweite Person…</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Reason, for the journal</source>
        <translation>Grund, für das Journal</translation>
    </message>
    <message>
        <source>Reason for leaving</source>
        <translation>Grund für das Verlassen</translation>
    </message>
    <message>
        <source>Type the names</source>
        <translation>Namen eingeben</translation>
    </message>
    <message>
        <source>Type what goes live</source>
        <translation>Eingeben, was live geht</translation>
    </message>
    <message>
        <source>To override the board, type {phrase}</source>
        <translation>Zum Übersteuern der Tafel {phrase} eingeben</translation>
    </message>
    <message>
        <source>Phrase to override</source>
        <translation>Wortlaut zum Übersteuern</translation>
    </message>
    <message>
        <source>Conditions, as judged now</source>
        <translation>Bedingungen nach jetzigem Urteil</translation>
    </message>
    <message>
        <source>Leave simulation</source>
        <translation>Simulation verlassen</translation>
    </message>
    <message>
        <source>Leave simulation now</source>
        <translation>Simulation verlassen</translation>
    </message>
    <message>
        <source>Leave safe mode</source>
        <translation>Sicherheitsmodus verlassen</translation>
    </message>
    <message>
        <source>Leave safe mode now</source>
        <translation>Jetzt verlassen</translation>
    </message>
    <message>
        <source>Not judged yet</source>
        <translation>Noch nicht beurteilt</translation>
    </message>
    <message>
        <source>Not yet: {missing}</source>
        <translation>Fehlt: {missing}</translation>
    </message>
    <message>
        <source>HOLDS</source>
        <translation>ERFÜLLT</translation>
    </message>
    <message>
        <source>NOT YET</source>
        <translation>NOCH NICHT</translation>
    </message>
    <message>
        <source>New limit in USD</source>
        <translation>Neue Grenze in USD</translation>
    </message>
    <message>
        <source>New risk.max_notional in USD</source>
        <translation>Neues risk.max_notional in USD</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Gegenüberstellung</translation>
    </message>
    <message>
        <source>The same request proposes a value and seconds one: the second author must set exactly the first one&apos;s.</source>
        <translation>Dieselbe Anfrage schlägt einen Wert vor oder zeichnet einen gegen: Der zweite Urheber muss genau den Wert des ersten setzen.</translation>
    </message>
    <message>
        <source>Set risk.max_notional</source>
        <translation>risk.max_notional setzen</translation>
    </message>
    <message>
        <source>Send once</source>
        <translation>Einmal senden</translation>
    </message>
    <message>
        <source>Type an amount in USD</source>
        <translation>Betrag in USD eingeben</translation>
    </message>
    <message>
        <source>{count} more, each in its area</source>
        <translation>{count} weitere, jede in ihrem Bereich</translation>
    </message>
    <message>
        <source>This console is locked</source>
        <translation>Diese Konsole ist gesperrt</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Entsperren…</translation>
    </message>
    <message>
        <source>Locked by {name}.</source>
        <translation>Gesperrt von {name}.</translation>
    </message>
    <message>
        <source>Locked while nobody was signed in.</source>
        <translation>Gesperrt, während niemand angemeldet war.</translation>
    </message>
    <message>
        <source>Unlocking is a sign-in with e-mail, password and code.</source>
        <translation>Zum Entsperren melden Sie sich mit E-Mail, Passwort und Code an.</translation>
    </message>
    <message>
        <source>The session goes on meanwhile.</source>
        <translation>Die Sitzung läuft inzwischen weiter.</translation>
    </message>
    <message>
        <source>No session is running.</source>
        <translation>Es läuft keine Sitzung.</translation>
    </message>
    <message>
        <source>The console keeps watching: the bar above stays live.</source>
        <translation>Die Konsole beobachtet weiter: Die Zeile oben bleibt live.</translation>
    </message>
    <message>
        <source>Page of the manual</source>
        <translation>Seite des Handbuchs</translation>
    </message>
    <message>
        <source>Contents of the manual</source>
        <translation>Inhalt des Handbuchs</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>← Back (Alt+Left)</source>
        <translation>← Zurück (Alt+Links)</translation>
    </message>
    <message>
        <source>Forward (Alt+Right) →</source>
        <translation>Vor (Alt+Rechts) →</translation>
    </message>
    <message>
        <source>First page (F1)</source>
        <translation>Erste Seite (F1)</translation>
    </message>
    <message>
        <source>Found in the manual</source>
        <translation>Im Handbuch gefunden</translation>
    </message>
    <message>
        <source>{title} · Manual</source>
        <translation>{title} · Handbuch</translation>
    </message>
    <message>
        <source>No page was open before this one.</source>
        <translation>Vor dieser Seite war keine offen.</translation>
    </message>
    <message>
        <source>This is the page that was opened last.</source>
        <translation>Diese Seite wurde zuletzt geöffnet.</translation>
    </message>
    <message>
        <source>Words, or a message as it stands (Ctrl+F)</source>
        <translation>Wörter oder eine Meldung (Strg+F)</translation>
    </message>
    <message>
        <source>Search the manual by words or by a message</source>
        <translation>Das Handbuch nach Wörtern oder einer Meldung durchsuchen</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Dashboard</translation>
    </message>
    <message>
        <source>Only this service</source>
        <translation>Nur dieser Dienst</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>All services</source>
        <translation>Alle Dienste</translation>
    </message>
    <message>
        <source>Not all dashboards could be read</source>
        <translation>Nicht alle Dashboards konnten gelesen werden</translation>
    </message>
    <message>
        <source>Hold the plots where they are</source>
        <translation>Die Diagramme festhalten, wo sie sind</translation>
    </message>
    <message>
        <source>Close the table of values</source>
        <translation>Die Wertetabelle schließen</translation>
    </message>
    <message>
        <source>Open a table of all values</source>
        <translation>Eine Tabelle aller Werte öffnen</translation>
    </message>
    <message>
        <source>V closes it</source>
        <translation>V schließt sie</translation>
    </message>
    <message>
        <source>V; Ctrl+Left and Ctrl+Right move the pointer</source>
        <translation>V; Strg+Links und Strg+Rechts bewegen den Zeiger</translation>
    </message>
    <message>
        <source>Move the window of time</source>
        <translation>Das Zeitfenster verschieben</translation>
    </message>
    <message>
        <source>Zoom the window of time</source>
        <translation>Das Zeitfenster vergrößern oder verkleinern</translation>
    </message>
    <message>
        <source>Live again</source>
        <translation>Wieder live</translation>
    </message>
    <message>
        <source>Hold the plots, or follow again</source>
        <translation>Die Diagramme festhalten oder wieder folgen</translation>
    </message>
    <message>
        <source>Ctrl+Left, Ctrl+Right</source>
        <translation>Strg+Links, Strg+Rechts</translation>
    </message>
    <message>
        <source>Move the pointer by one scrape</source>
        <translation>Den Zeiger um einen Abruf bewegen</translation>
    </message>
    <message>
        <source>Table of all values at the pointer</source>
        <translation>Tabelle aller Werte am Zeiger</translation>
    </message>
    <message>
        <source>Dashboards of live metrics</source>
        <translation>Dashboards mit Live-Metriken</translation>
    </message>
    <message>
        <source>Times in {zone}</source>
        <translation>Zeiten in {zone}</translation>
    </message>
    <message>
        <source>Held at {start} to {end}: nothing newer is drawn. {clock}</source>
        <translation>Festgehalten bei {start} bis {end}: Neueres wird nicht gezeichnet. {clock}</translation>
    </message>
    <message>
        <source>Not live: the newest scrape is {age} old. {clock}</source>
        <translation>Nicht live: Der neueste Abruf ist {age} alt. {clock}</translation>
    </message>
    <message>
        <source>, {known} of {plots} plots stale</source>
        <translation>, {known} von {plots} Diagrammen veraltet</translation>
    </message>
    <message>
        <source>Live, last {age}, {source}{late}. {clock}</source>
        <translation>Live, letzte {age}, {source}{late}. {clock}</translation>
    </message>
    <message>
        <source>asked of Prometheus</source>
        <translation>bei Prometheus abgefragt</translation>
    </message>
    <message>
        <source>scraped directly from 1 service</source>
        <translation>direkt von 1 Dienst abgerufen</translation>
    </message>
    <message>
        <source>scraped directly from {services} services</source>
        <translation>direkt von {services} Diensten abgerufen</translation>
    </message>
    <message>
        <source>Live, last {age}</source>
        <translation>Live, letzte {age}</translation>
    </message>
    <message>
        <source>Held: nothing newer is drawn</source>
        <translation>Festgehalten: Neueres wird nicht gezeichnet</translation>
    </message>
    <message>
        <source>{known} metrics are exposed</source>
        <translation>{known} Metriken werden bereitgestellt</translation>
    </message>
    <message>
        <source>No service is scraped directly</source>
        <translation>Kein Dienst wird direkt abgerufen</translation>
    </message>
    <message>
        <source>{exposed}. {seen}. Times in {zone}</source>
        <translation>{exposed}. {seen}. Zeiten in {zone}</translation>
    </message>
    <message>
        <source>Open Services to see how Prometheus answers.</source>
        <translation>Öffnen Sie die Seite Dienste: Dort steht, wie Prometheus antwortet.</translation>
    </message>
    <message>
        <source>Scrapes arrive, but a rate needs two of them, and none carries these series yet.</source>
        <translation>Abrufe treffen ein, aber eine Rate braucht zwei davon, und noch keiner enthält diese Zeitreihen.</translation>
    </message>
    <message>
        <source>Wait for the next scrape, or choose another dashboard or service.</source>
        <translation>Warten Sie auf den nächsten Abruf, oder wählen Sie ein anderes Dashboard oder einen anderen Dienst.</translation>
    </message>
    <message>
        <source>Open Services to see which ones answer, and why the others do not.</source>
        <translation>Öffnen Sie die Seite Dienste: Dort steht, welche antworten und warum die anderen nicht.</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>Von wem</translation>
    </message>
    <message>
        <source>Nothing was switched from here since this console was opened.</source>
        <translation>Von hier wurde nichts umgeschaltet, seit diese Konsole geöffnet wurde.</translation>
    </message>
    <message>
        <source>Enter simulation…</source>
        <translation>In Simulation wechseln…</translation>
    </message>
    <message>
        <source>Leave simulation…</source>
        <translation>Simulation verlassen…</translation>
    </message>
    <message>
        <source>Accounts and their mode</source>
        <translation>Konten und ihr Modus</translation>
    </message>
    <message>
        <source>Every account is read to be in simulation.</source>
        <translation>Laut Lesung sind alle Konten in der Simulation.</translation>
    </message>
    <message>
        <source>No account is read to be in simulation.</source>
        <translation>Laut Lesung ist kein Konto in der Simulation.</translation>
    </message>
    <message>
        <source>What came of the switches</source>
        <translation>Was aus den Umschaltungen wurde</translation>
    </message>
    <message>
        <source>Manual (F1)</source>
        <translation>Handbuch (F1)</translation>
    </message>
    <message>
        <source>SEEN</source>
        <translation>GESEHEN</translation>
    </message>
    <message>
        <source>NEW</source>
        <translation>NEU</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>No notices</source>
        <translation>Keine Meldungen</translation>
    </message>
    <message>
        <source>Nothing about the console itself needs a person.</source>
        <translation>Die Konsole selbst erfordert kein Eingreifen.</translation>
    </message>
    <message>
        <source>{used} of {limit}</source>
        <translation>{used} von {limit}</translation>
    </message>
    <message>
        <source>Rate limit, {name}</source>
        <translation>Ratenbegrenzung, {name}</translation>
    </message>
    <message>
        <source>Rate limits</source>
        <translation>Ratenbegrenzungen</translation>
    </message>
    <message>
        <source>Turn the reads above on first.</source>
        <translation>Schalten Sie zuerst die Lesungen oben ein.</translation>
    </message>
    <message>
        <source>What this OMS cannot tell</source>
        <translation>Was dieses OMS nicht melden kann</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>Routing</translation>
    </message>
    <message>
        <source>One order</source>
        <translation>Eine Order</translation>
    </message>
    <message>
        <source>Warm start</source>
        <translation>Warmstart</translation>
    </message>
    <message>
        <source>Reconciliation</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Impact of an order&apos;s size</source>
        <translation>Preiseinfluss der Ordergröße</translation>
    </message>
    <message>
        <source>Balances at Kraken</source>
        <translation>Salden bei Kraken</translation>
    </message>
    <message>
        <source>Draining</source>
        <translation>Leerung</translation>
    </message>
    <message>
        <source>Rejections and errors</source>
        <translation>Ablehnungen und Fehler</translation>
    </message>
    <message>
        <source>Shadow against real</source>
        <translation>Schatten gegen echt</translation>
    </message>
    <message>
        <source>Trades</source>
        <translation>Trades</translation>
    </message>
    <message>
        <source>The order&apos;s id</source>
        <translation>Die ID der Order</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>{flavour} flavour · {remark}</source>
        <translation>Variante {flavour} · {remark}</translation>
    </message>
    <message>
        <source>The platform&apos;s own id of an order</source>
        <translation>Die plattformeigene ID einer Order</translation>
    </message>
    <message>
        <source>The client&apos;s id of an order</source>
        <translation>Die Client-ID einer Order</translation>
    </message>
    <message>
        <source>Order management</source>
        <translation>Orderverwaltung</translation>
    </message>
    <message>
        <source>Name it and its flavour in environments.toml if there is one.</source>
        <translation>Nennen Sie es mit seiner Variante in environments.toml, falls es eines gibt.</translation>
    </message>
    <message>
        <source>This environment names no OMS.</source>
        <translation>Diese Umgebung nennt kein OMS.</translation>
    </message>
    <message>
        <source>No service of this environment tells whether it drains.</source>
        <translation>Kein Dienst dieser Umgebung meldet, ob er sich leert.</translation>
    </message>
    <message>
        <source>Asked for at most every 30 s: an answer may take that long.</source>
        <translation>Höchstens alle 30 s abgefragt: So lange kann eine Antwort dauern.</translation>
    </message>
    <message>
        <source>Counted since the service started; a metric that nothing calls stays at zero whatever happens.</source>
        <translation>Gezählt seit dem Start des Dienstes; eine Metrik, die kein Code hochzählt, bleibt bei null, was auch geschieht.</translation>
    </message>
    <message>
        <source>Real</source>
        <translation>Echt</translation>
    </message>
    <message>
        <source>Shadow</source>
        <translation>Schatten</translation>
    </message>
    <message>
        <source>Difference as told</source>
        <translation>Gemeldeter Unterschied</translation>
    </message>
    <message>
        <source>Reads that make the OMS call Kraken</source>
        <translation>Lesungen, bei denen das OMS Kraken aufruft</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>ON</source>
        <translation>EIN</translation>
    </message>
    <message>
        <source>OFF</source>
        <translation>AUS</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Turn these reads off</source>
        <translation>Diese Lesungen ausschalten</translation>
    </message>
    <message>
        <source>Turn these reads on</source>
        <translation>Diese Lesungen einschalten</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Outcomes of commands</source>
        <translation>Ergebnisse der Befehle</translation>
    </message>
    <message>
        <source>No outcomes yet</source>
        <translation>Noch keine Ergebnisse</translation>
    </message>
    <message>
        <source>No command was given since the console started.</source>
        <translation>Seit dem Start der Konsole wurde kein Befehl gegeben.</translation>
    </message>
    <message>
        <source>Earlier ones are in the journal.</source>
        <translation>Frühere stehen im Journal.</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>{unseen} new notices</source>
        <translation>{unseen} neue Meldungen</translation>
    </message>
    <message>
        <source>1 new notice</source>
        <translation>1 neue Meldung</translation>
    </message>
    <message>
        <source>No command was given in this session of the console</source>
        <translation>In dieser Sitzung der Konsole wurde kein Befehl gegeben</translation>
    </message>
    <message>
        <source>RUNNING</source>
        <translation>LÄUFT</translation>
    </message>
    <message>
        <source>PARTIAL</source>
        <translation>TEILWEISE</translation>
    </message>
    <message>
        <source>loop –</source>
        <translation>Schleife –</translation>
    </message>
    <message>
        <source>loop {lag_ms:.0f} ms</source>
        <translation>Schleife {lag_ms:.0f} ms</translation>
    </message>
    <message>
        <source>skew –</source>
        <translation>Abweichung –</translation>
    </message>
    <message>
        <source>skew {skew_s:+z.1f} s</source>
        <translation>Abweichung {skew_s:+z.1f} s</translation>
    </message>
    <message>
        <source>journal {amount} records</source>
        <translation>Journal {amount} Einträge</translation>
    </message>
    <message>
        <source>{count}, not verified</source>
        <translation>{count}, nicht geprüft</translation>
    </message>
    <message>
        <source>{count}, intact</source>
        <translation>{count}, intakt</translation>
    </message>
    <message>
        <source>{count}, NOT intact</source>
        <translation>{count}, NICHT intakt</translation>
    </message>
    <message>
        <source>Notional</source>
        <translation>Nominalwert</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>Intent</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Propose or second…</source>
        <translation>Vorschlagen oder gegenzeichnen…</translation>
    </message>
    <message>
        <source>Pending intents</source>
        <translation>Ausstehende Intents</translation>
    </message>
    <message>
        <source>Vetoes</source>
        <translation>Vetos</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>Übersteuerungen</translation>
    </message>
    <message>
        <source>Guarded configuration</source>
        <translation>Geschützte Konfiguration</translation>
    </message>
    <message>
        <source>History of risk.max_notional</source>
        <translation>Verlauf von risk.max_notional</translation>
    </message>
    <message>
        <source>Nothing waits for this account.</source>
        <translation>Für dieses Konto wartet nichts.</translation>
    </message>
    <message>
        <source>Choose an intent.</source>
        <translation>Wählen Sie einen Intent.</translation>
    </message>
    <message>
        <source>No intent waits.</source>
        <translation>Es wartet kein Intent.</translation>
    </message>
    <message>
        <source>Which intents wait is not known.</source>
        <translation>Welche Intents warten, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Nothing was read yet.</source>
        <translation>Es wurde noch nichts gelesen.</translation>
    </message>
    <message>
        <source>what waits for a person, what was stopped, and who changed what</source>
        <translation>was auf Menschen wartet, was gestoppt wurde, wer was änderte</translation>
    </message>
    <message>
        <source>The value in force is not known.</source>
        <translation>Der geltende Wert ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Up and Down choose · Enter does it · Esc closes</source>
        <translation>Pfeiltasten wählen · Eingabe führt aus · Esc schließt</translation>
    </message>
    <message>
        <source>Pages and actions</source>
        <translation>Seiten und Aktionen</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Nothing is found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>A page, an action, or a key such as Ctrl+3</source>
        <translation>Eine Seite, eine Aktion oder eine Taste wie Strg+3</translation>
    </message>
    <message>
        <source>It cannot be used now.</source>
        <translation>Das ist jetzt nicht möglich.</translation>
    </message>
    <message>
        <source>Not possible now: {why_not}</source>
        <translation>Jetzt nicht möglich: {why_not}</translation>
    </message>
    <message>
        <source>no values yet</source>
        <translation>noch keine Werte</translation>
    </message>
    <message>
        <source>Plot: {name}</source>
        <translation>Diagramm: {name}</translation>
    </message>
    <message>
        <source>commands: {marked}</source>
        <translation>Befehle: {marked}</translation>
    </message>
    <message>
        <source>{at:%d %b}</source>
        <translation>{at:%d.%m.}</translation>
    </message>
    <message>
        <source>1–9 hide · Alt+1–9 only · 0 all · L log · Ctrl+←→ pointer</source>
        <translation>1–9 ausblenden · Alt+1–9 nur diese · 0 alle · L log · Strg+←→ Zeiger</translation>
    </message>
    <message>
        <source>last</source>
        <translation>letzter</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>max</source>
        <translation>max</translation>
    </message>
    <message>
        <source>1 to 9</source>
        <translation>1 bis 9</translation>
    </message>
    <message>
        <source>Hide or show a line of the plot</source>
        <translation>Eine Linie des Diagramms aus- oder einblenden</translation>
    </message>
    <message>
        <source>Alt+1 to Alt+9</source>
        <translation>Alt+1 bis Alt+9</translation>
    </message>
    <message>
        <source>Show only that line of the plot</source>
        <translation>Nur diese Linie des Diagramms anzeigen</translation>
    </message>
    <message>
        <source>Show all lines of the plot</source>
        <translation>Alle Linien des Diagramms anzeigen</translation>
    </message>
    <message>
        <source>Logarithmic scale of the plot</source>
        <translation>Logarithmische Skala des Diagramms</translation>
    </message>
    <message>
        <source>Save the plot as CSV</source>
        <translation>Das Diagramm als CSV speichern</translation>
    </message>
    <message>
        <source>Save a picture of the plot</source>
        <translation>Ein Bild des Diagramms speichern</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>{keys} · C saves as CSV · P saves a picture</source>
        <translation>{keys} · C speichert als CSV · P speichert ein Bild</translation>
    </message>
    <message>
        <source>Save {title} as {form}</source>
        <translation>{title} speichern als {form}</translation>
    </message>
    <message>
        <source>Figures: {heard}</source>
        <translation>Werte: {heard}</translation>
    </message>
    <message>
        <source>No figures yet</source>
        <translation>Noch keine Werte</translation>
    </message>
    <message>
        <source>in {symbol}</source>
        <translation>in {symbol}</translation>
    </message>
    <message>
        <source>{name} (hidden)</source>
        <translation>{name} (ausgeblendet)</translation>
    </message>
    <message>
        <source>and {rows} more: choose one service to see them</source>
        <translation>und {rows} weitere: Wählen Sie einen Dienst, um sie zu sehen</translation>
    </message>
    <message>
        <source>{label}, hidden</source>
        <translation>{label}, ausgeblendet</translation>
    </message>
    <message>
        <source>{word} at {time}{utc}</source>
        <translation>{word} um {time}{utc}</translation>
    </message>
    <message>
        <source>Ctrl+Left and Ctrl+Right move the pointer by one scrape · Esc takes it away · V closes this table</source>
        <translation>Strg+Links und Strg+Rechts bewegen den Zeiger um einen Abruf · Esc entfernt ihn · V schließt diese Tabelle</translation>
    </message>
    <message>
        <source>Nothing is pointed at</source>
        <translation>Der Zeiger steht nirgends</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>Values at the pointer</source>
        <translation>Werte am Zeiger</translation>
    </message>
    <message>
        <source>Values of all plots at the pointer</source>
        <translation>Werte aller Diagramme am Zeiger</translation>
    </message>
    <message>
        <source>At {time}</source>
        <translation>Um {time}</translation>
    </message>
    <message>
        <source>{label}: no value</source>
        <translation>{label}: kein Wert</translation>
    </message>
    <message>
        <source>{label}: last {last} {age} ago, least {least}, most {most}</source>
        <translation>{label}: zuletzt {last} vor {age}, kleinster {least}, größter {most}</translation>
    </message>
    <message>
        <source>archive | live at {time}</source>
        <translation>Archiv | live ab {time}</translation>
    </message>
    <message>
        <source>archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Nothing has been scraped yet.</source>
        <translation>Es wurde noch nichts abgerufen.</translation>
    </message>
    <message>
        <source>Stale for {age}: what is drawn was true until then.</source>
        <translation>Veraltet seit {age}: Was gezeichnet ist, galt bis dahin.</translation>
    </message>
    <message>
        <source>No scraped service has counted anything here yet.</source>
        <translation>Noch hat kein abgerufener Dienst hier etwas gezählt.</translation>
    </message>
    <message>
        <source>logarithmic</source>
        <translation>logarithmisch</translation>
    </message>
    <message>
        <source>, above this view</source>
        <translation>, oberhalb dieser Ansicht</translation>
    </message>
    <message>
        <source>objective {figure}{aside}</source>
        <translation>Ziel {figure}{aside}</translation>
    </message>
    <message>
        <source>There are no rows to export.</source>
        <translation>Es gibt keine Zeilen zum Exportieren.</translation>
    </message>
    <message>
        <source>Search the portfolio&apos;s rows</source>
        <translation>Die Zeilen des Portfolios durchsuchen</translation>
    </message>
    <message>
        <source>Time range</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Balances</source>
        <translation>Salden</translation>
    </message>
    <message>
        <source>Search these rows</source>
        <translation>Diese Zeilen durchsuchen</translation>
    </message>
    <message>
        <source>the platform&apos;s own records, not the exchange&apos;s</source>
        <translation>die Aufzeichnungen der Plattform, nicht die der Börse</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>CSV-Export…</translation>
    </message>
    <message>
        <source>Export {title} as CSV</source>
        <translation>{title} als CSV exportieren</translation>
    </message>
    <message>
        <source>Every row as it was read last, whatever is listed</source>
        <translation>Jede Zeile, wie sie zuletzt gelesen wurde, gleich was aufgelistet ist</translation>
    </message>
    <message>
        <source>The probe&apos;s last 24 hours</source>
        <translation>Die letzten 24 Stunden der Prüfung</translation>
    </message>
    <message>
        <source>Waive… (W)</source>
        <translation>Ausnehmen… (W)</translation>
    </message>
    <message>
        <source>Waive this probe</source>
        <translation>Prüfung ausnehmen</translation>
    </message>
    <message>
        <source>Withdraw the waiver (W)</source>
        <translation>Ausnahme zurückziehen (W)</translation>
    </message>
    <message>
        <source>Withdraw the waiver of this probe</source>
        <translation>Die Ausnahme dieser Prüfung zurückziehen</translation>
    </message>
    <message>
        <source>At each service</source>
        <translation>Bei jedem Dienst</translation>
    </message>
    <message>
        <source>required for GO</source>
        <translation>für GO erforderlich</translation>
    </message>
    <message>
        <source>not required for GO</source>
        <translation>für GO nicht erforderlich</translation>
    </message>
    <message>
        <source>, but found {word}</source>
        <translation>, aber gefunden: {word}</translation>
    </message>
    <message>
        <source>Nothing: it passes.</source>
        <translation>Nichts: Sie ist bestanden.</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Beobachtet</translation>
    </message>
    <message>
        <source>Passes when</source>
        <translation>Bestanden, wenn</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>{age} ago, at {clock} UTC</source>
        <translation>vor {age}, um {clock} UTC</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Enter asks Prometheus, Esc takes the expression back. Ctrl+Space offers names, Up and Down bring earlier ones.</source>
        <translation>Eingabe fragt Prometheus, Esc nimmt den Ausdruck zurück. Strg+Leertaste bietet Namen an, Auf und Ab holen frühere Ausdrücke.</translation>
    </message>
    <message>
        <source>Names that fit</source>
        <translation>Passende Namen</translation>
    </message>
    <message>
        <source>PromQL, such as sum by (job) (rate(http_requests_total[5m]))  (Ctrl+M)</source>
        <translation>PromQL, etwa sum by (job) (rate(http_requests_total[5m]))  (Strg+M)</translation>
    </message>
    <message>
        <source>PromQL expression</source>
        <translation>PromQL-Ausdruck</translation>
    </message>
    <message>
        <source>{name}: Enter takes it</source>
        <translation>{name}: Eingabe übernimmt</translation>
    </message>
    <message>
        <source>Also told</source>
        <translation>Außerdem gemeldet</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>Nicht verstanden</translation>
    </message>
    <message>
        <source>{more} more are not listed.</source>
        <translation>{more} weitere sind nicht aufgelistet.</translation>
    </message>
    <message>
        <source>Reviewed on {reviewed_on}</source>
        <translation>Review vom {reviewed_on}</translation>
    </message>
    <message>
        <source>Without a date</source>
        <translation>Ohne Datum</translation>
    </message>
    <message>
        <source>{dated}; {tasks}; {lines}.</source>
        <translation>{dated}; {tasks}; {lines}.</translation>
    </message>
    <message>
        <source>Mentioned, not defined: {tasks}.</source>
        <translation>Erwähnt, nicht definiert: {tasks}.</translation>
    </message>
    <message>
        <source>Sections that stand twice: {sections}.</source>
        <translation>Abschnitte, die doppelt vorkommen: {sections}.</translation>
    </message>
    <message>
        <source>It does not contradict itself.</source>
        <translation>Es widerspricht sich nicht.</translation>
    </message>
    <message>
        <source>no tasks</source>
        <translation>keine Aufgaben</translation>
    </message>
    <message>
        <source>no lines</source>
        <translation>keine Zeilen</translation>
    </message>
    <message>
        <source>1 line</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>{count} lines</source>
        <translation>{count} Zeilen</translation>
    </message>
    <message>
        <source>{lines}, all understood</source>
        <translation>{lines}, alles verstanden</translation>
    </message>
    <message>
        <source>{lines}, {lost} not understood</source>
        <translation>{lines}, davon {lost} nicht verstanden</translation>
    </message>
    <message>
        <source>line {number}</source>
        <translation>Zeile {number}</translation>
    </message>
    <message>
        <source>lines {numbers}</source>
        <translation>Zeilen {numbers}</translation>
    </message>
    <message>
        <source>No review loaded</source>
        <translation>Kein Review geladen</translation>
    </message>
    <message>
        <source>Nothing is claimed, so nothing can be compared. Drop a readiness review (a Markdown file, .md) on this page, or choose one.</source>
        <translation>Es ist nichts behauptet, also lässt sich nichts vergleichen. Legen Sie ein Bereitschafts-Review (eine Markdown-Datei, .md) auf dieser Seite ab, oder wählen Sie eines.</translation>
    </message>
    <message>
        <source>Claimed: nothing yet. Drop a readiness review (.md) here or choose one.</source>
        <translation>Behauptet: noch nichts. Legen Sie ein Bereitschafts-Review (.md) hier ab, oder wählen Sie eines.</translation>
    </message>
    <message>
        <source>review of {reviewed_on}</source>
        <translation>Review vom {reviewed_on}</translation>
    </message>
    <message>
        <source>a review without a date</source>
        <translation>ein Review ohne Datum</translation>
    </message>
    <message>
        <source>Claimed: {dated} · {name}, loaded {age} ago</source>
        <translation>Behauptet: {dated} · {name}, geladen vor {age}</translation>
    </message>
    <message>
        <source>The review names no remediation tasks.</source>
        <translation>Das Review nennt keine Abhilfeaufgaben.</translation>
    </message>
    <message>
        <source>By the review&apos;s own word: {statuses}.</source>
        <translation>Nach Angabe des Reviews: {statuses}.</translation>
    </message>
    <message>
        <source>By the probes&apos; word: {parts}.</source>
        <translation>Nach Angabe der Prüfungen: {parts}.</translation>
    </message>
    <message>
        <source>1 line of the review could not be understood and count for nothing.</source>
        <translation>1 Zeile des Reviews konnte nicht verstanden werden und zählt nicht.</translation>
    </message>
    <message>
        <source>{lines} lines of the review could not be understood and count for nothing.</source>
        <translation>{lines} Zeilen des Reviews konnten nicht verstanden werden und zählen nicht.</translation>
    </message>
    <message>
        <source>{name}, used of the limit</source>
        <translation>{name}, Nutzung der Grenze</translation>
    </message>
    <message>
        <source>{grade}: {used} of {limit}</source>
        <translation>{grade}: {used} von {limit}</translation>
    </message>
    <message>
        <source>Horizon of the forecasts</source>
        <translation>Horizont der Prognosen</translation>
    </message>
    <message>
        <source>Reads everything again; forecasts once a minute at most</source>
        <translation>Liest alles neu; Prognosen höchstens einmal pro Minute</translation>
    </message>
    <message>
        <source>Reads once how large a position in this symbol may be; places no order</source>
        <translation>Liest einmal, wie groß eine Position in diesem Symbol sein darf; erteilt keine Order</translation>
    </message>
    <message>
        <source>Type a symbol first, such as BTC-USD.</source>
        <translation>Geben Sie zuerst ein Symbol ein, etwa BTC-USD.</translation>
    </message>
    <message>
        <source>Nobody can answer: see above why.</source>
        <translation>Niemand kann antworten: Der Grund steht oben.</translation>
    </message>
    <message>
        <source>Symbol to size</source>
        <translation>Symbol für die Größe</translation>
    </message>
    <message>
        <source>Size</source>
        <comment>a button</comment>
        <translation>Größe ermitteln</translation>
    </message>
    <message>
        <source>From the lowest to the highest outcome. Wide: 5th to 95th percentile. Box: the middle half. Line: the median. Triangle: the mean.</source>
        <translation>Vom niedrigsten bis zum höchsten Ergebnis. Breit: 5. bis 95. Perzentil. Kasten: die mittlere Hälfte. Strich: der Median. Dreieck: der Mittelwert.</translation>
    </message>
    <message>
        <source>{name}, percentiles</source>
        <translation>{name}, Perzentile</translation>
    </message>
    <message>
        <source>The journal keeps fingerprint, reason, digest, approvers, what the platform answered and every rung. The key and the directors&apos; sessions were overwritten in this console&apos;s memory; the platform lets those sessions live on until they end by themselves.</source>
        <translation>Das Journal hält Fingerabdruck, Grund, Prüfsumme, Genehmigende, die Antworten der Plattform und jede Stufe fest. Der Schlüssel und die Sitzungen der Direktoren wurden im Speicher dieser Konsole überschrieben; auf der Plattform bestehen diese Sitzungen weiter, bis sie von selbst enden.</translation>
    </message>
    <message>
        <source>No key was replaced as far as this console can tell: there is nothing to delete at Kraken.</source>
        <translation>Soweit diese Konsole es sagen kann, wurde kein Schlüssel ersetzt: Bei Kraken ist nichts zu löschen.</translation>
    </message>
    <message>
        <source>Open until somebody ticks it on the page of the keys.</source>
        <translation>Offen, bis jemand die Löschung auf der Seite Kraken-Schlüssel abhakt.</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Begin another rotation</source>
        <translation>Weitere Rotation beginnen</translation>
    </message>
    <message>
        <source>Closed {minute}. </source>
        <translation>Abgeschlossen am {minute}. </translation>
    </message>
    <message>
        <source>OPEN</source>
        <translation>OFFEN</translation>
    </message>
    <message>
        <source>Old key</source>
        <translation>Alter Schlüssel</translation>
    </message>
    <message>
        <source>at this desk, with their own password and code</source>
        <translation>an diesem Arbeitsplatz, mit eigenem Passwort und Code</translation>
    </message>
    <message>
        <source>by two texts and a telephone call</source>
        <translation>mit zwei Texten und einem Telefonanruf</translation>
    </message>
    <message>
        <source>Approvals from another desk are switched off for this environment.</source>
        <translation>Genehmigungen von einem anderen Arbeitsplatz sind für diese Umgebung abgeschaltet.</translation>
    </message>
    <message>
        <source>How directors are asked</source>
        <translation>Wie Direktoren gefragt werden</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>Genehmigung anfordern</translation>
    </message>
    <message>
        <source>Sign in a director…</source>
        <translation>Direktor anmelden…</translation>
    </message>
    <message>
        <source>What is approved</source>
        <translation>Was genehmigt wird</translation>
    </message>
    <message>
        <source>Who approves</source>
        <translation>Wer genehmigt</translation>
    </message>
    <message>
        <source>{live} of {needed}</source>
        <translation>{live} von {needed}</translation>
    </message>
    <message>
        <source>Sign in the second director…</source>
        <translation>Zweiten Direktor anmelden…</translation>
    </message>
    <message>
        <source>Sign in the first director…</source>
        <translation>Ersten Direktor anmelden…</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut anfordern</translation>
    </message>
    <message>
        <source>Nothing of this is checked by the platform or by this console. Look at the new key&apos;s settings at Kraken, and tick what you saw there; the journal keeps the ticks with your name.</source>
        <translation>Nichts davon wird von der Plattform oder dieser Konsole geprüft. Sehen Sie sich die Einstellungen des neuen Schlüssels bei Kraken an, und haken Sie ab, was Sie dort gesehen haben; das Journal hält die Haken mit Ihrem Namen fest.</translation>
    </message>
    <message>
        <source>{ticked} of {points}</source>
        <translation>{ticked} von {points}</translation>
    </message>
    <message>
        <source>Type {phrase} to send the new key</source>
        <translation>{phrase} eingeben, um den neuen Schlüssel zu senden</translation>
    </message>
    <message>
        <source>Send the new key</source>
        <translation>Neuen Schlüssel senden</translation>
    </message>
    <message>
        <source>not tested</source>
        <translation>nicht getestet</translation>
    </message>
    <message>
        <source>{ticked} of {points} points ticked</source>
        <translation>{ticked} von {points} Punkten abgehakt</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>Delete the old key at Kraken by</source>
        <translation>Alten Schlüssel bei Kraken löschen bis</translation>
    </message>
    <message>
        <source>yyyy-MM-dd</source>
        <comment>Qt&apos;s format of a date</comment>
        <translation>dd.MM.yyyy</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Call off…</source>
        <translation>Rotation abbrechen…</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Call this rotation off?</source>
        <translation>Diese Rotation abbrechen?</translation>
    </message>
    <message>
        <source>Call it off</source>
        <translation>Rotation abbrechen</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Zurück (Alt+Links)</translation>
    </message>
    <message>
        <source>No credentials service</source>
        <translation>Kein Secrets-Dienst</translation>
    </message>
    <message>
        <source>This environment names no credentials service, so there is no key that could be rotated from here.</source>
        <translation>Diese Umgebung nennt keinen Secrets-Dienst, also gibt es keinen Schlüssel, der von hier rotiert werden könnte.</translation>
    </message>
    <message>
        <source>Add secrets = { url = …, flavour = … } to its services in environments.toml.</source>
        <translation>Ergänzen Sie secrets = { url = …, flavour = … } bei ihren Diensten in environments.toml.</translation>
    </message>
    <message>
        <source>You need a new key made at Kraken, the reason, and two directors at hand. Nothing is sent before you type ROTATE.</source>
        <translation>Sie brauchen einen bei Kraken erstellten neuen Schlüssel, den Grund und zwei erreichbare Direktoren. Es wird nichts gesendet, bevor Sie ROTATE eingeben.</translation>
    </message>
    <message>
        <source>You need a new key made at Kraken, the reason, and nobody else&apos;s approval. Nothing is sent before you type ROTATE.</source>
        <translation>Sie brauchen einen bei Kraken erstellten neuen Schlüssel und den Grund, aber keine Genehmigung von anderen. Es wird nichts gesendet, bevor Sie ROTATE eingeben.</translation>
    </message>
    <message>
        <source>Begin a rotation</source>
        <translation>Rotation beginnen</translation>
    </message>
    <message>
        <source>Begin again with the same scope</source>
        <translation>Mit demselben Geltungsbereich neu beginnen</translation>
    </message>
    <message>
        <source>It was called off {minute}. Nothing was sent: the stored key is the old one.</source>
        <translation>Sie wurde am {minute} abgebrochen. Es wurde nichts gesendet: Gespeichert ist der alte Schlüssel.</translation>
    </message>
    <message>
        <source>Called off</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>No rotation runs here</source>
        <translation>Hier läuft keine Rotation</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Paste the {title}</source>
        <translation>Einfügen: {title}</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear the {title}</source>
        <translation>Leeren: {title}</translation>
    </message>
    <message>
        <source>Make a new key at Kraken, then paste both of its parts here. They never show, and cannot be copied out again; a private key is removed from the clipboard as soon as it is here.</source>
        <translation>Erstellen Sie bei Kraken einen neuen Schlüssel, und fügen Sie seine beiden Teile hier ein. Sie werden nie angezeigt und lassen sich nicht wieder herauskopieren; ein privater Schlüssel wird aus der Zwischenablage entfernt, sobald er hier ist.</translation>
    </message>
    <message>
        <source>Both parts lie in this console&apos;s memory until the key is sent, the rotation is called off, or somebody else signs in. They cannot be shown. Entering them again voids tests, ticks and approvals.</source>
        <translation>Beide Teile liegen im Speicher dieser Konsole, bis der Schlüssel gesendet ist, die Rotation abgebrochen wird oder sich jemand anderes anmeldet. Sie lassen sich nicht anzeigen. Werden sie erneut eingegeben, verfallen Tests, Haken und Genehmigungen.</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Privater Schlüssel</translation>
    </message>
    <message>
        <source>Enter again</source>
        <translation>Erneut eingeben</translation>
    </message>
    <message>
        <source>Both parts are held in memory</source>
        <translation>Beide Teile liegen im Speicher</translation>
    </message>
    <message>
        <source>none without an API key</source>
        <translation>keiner ohne API-Schlüssel</translation>
    </message>
    <message>
        <source>Last key</source>
        <translation>Letzter Schlüssel</translation>
    </message>
    <message>
        <source>not known: no rotation of this journal brought it</source>
        <translation>nicht bekannt: In diesem Journal steht keine Rotation, die ihn gebracht hat</translation>
    </message>
    <message>
        <source>UNDER WAY</source>
        <translation>LÄUFT</translation>
    </message>
    <message>
        <source>NOT DONE</source>
        <translation>NICHT ERLEDIGT</translation>
    </message>
    <message>
        <source>Send the request to the director by mail or chat, then call: read the six words out, and the director types what was heard. This machine then holds the director&apos;s session for up to an hour.</source>
        <translation>Senden Sie die Anforderung dem Direktor per Mail oder Chat, und rufen Sie dann an: Lesen Sie die sechs Wörter vor, und der Direktor gibt ein, was er gehört hat. Dieser Rechner hält dann bis zu einer Stunde lang die Sitzung des Direktors.</translation>
    </message>
    <message>
        <source>Request for the director</source>
        <translation>Anforderung für den Direktor</translation>
    </message>
    <message>
        <source>Copy the request</source>
        <translation>Anforderung kopieren</translation>
    </message>
    <message>
        <source>Answer from the director&apos;s console</source>
        <translation>Antwort von der Konsole des Direktors</translation>
    </message>
    <message>
        <source>Paste the director&apos;s answer here</source>
        <translation>Antwort des Direktors hier einfügen</translation>
    </message>
    <message>
        <source>Open the answer</source>
        <translation>Antwort öffnen</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>Noch keine.</translation>
    </message>
    <message>
        <source>Paste the director&apos;s answer first.</source>
        <translation>Fügen Sie zuerst die Antwort des Direktors ein.</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anforderung</translation>
    </message>
    <message>
        <source>The six words, read out on the telephone</source>
        <translation>Die sechs Wörter, am Telefon vorgelesen</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Rotate Kraken keys</source>
        <translation>Kraken-Schlüssel rotieren</translation>
    </message>
    <message>
        <source>Rotate Kraken keys · {account}</source>
        <translation>Kraken-Schlüssel rotieren · {account}</translation>
    </message>
    <message>
        <source>Call off</source>
        <translation>Rotation abbrechen</translation>
    </message>
    <message>
        <source>Replace an account&apos;s key step by step; it can be called off until it is sent</source>
        <translation>Den Schlüssel eines Kontos schrittweise ersetzen; abbrechen ist möglich, bis er gesendet ist</translation>
    </message>
    <message>
        <source>Asked by {requester}, {minute}</source>
        <translation>Angefordert von {requester}, {minute}</translation>
    </message>
    <message>
        <source>{asked} · implementation {flavour}</source>
        <translation>{asked} · Implementierung {flavour}</translation>
    </message>
    <message>
        <source>This asks Kraken about the key that is stored now, and changes nothing. The balances that come back are dropped unread.</source>
        <translation>Dies fragt bei Kraken nach dem jetzt gespeicherten Schlüssel und ändert nichts. Die Salden der Antwort werden ungelesen verworfen.</translation>
    </message>
    <message>
        <source>The proof is being read.</source>
        <translation>Der Nachweis wird gelesen.</translation>
    </message>
    <message>
        <source>Test the stored key</source>
        <translation>Gespeicherten Schlüssel testen</translation>
    </message>
    <message>
        <source>Close this rotation</source>
        <translation>Diese Rotation abschließen</translation>
    </message>
    <message>
        <source>Proof: {word}. {words}</source>
        <translation>Nachweis: {word}. {words}</translation>
    </message>
    <message>
        <source>Does Kraken take it?</source>
        <translation>Nimmt Kraken ihn an?</translation>
    </message>
    <message>
        <source>Sent {at}, judged {age} later. The request: {verdict}.</source>
        <translation>Gesendet {at}, beurteilt {age} später. Die Anforderung: {verdict}.</translation>
    </message>
    <message>
        <source>Sent {at}, {age} ago. The request: {verdict}.</source>
        <translation>Gesendet {at}, vor {age}. Die Anforderung: {verdict}.</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>current</source>
        <translation>aktuell</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>folgt noch</translation>
    </message>
    <message>
        <source>Steps of the rotation</source>
        <translation>Schritte der Rotation</translation>
    </message>
    <message>
        <source>Step {number}, {title}: {place}</source>
        <translation>Schritt {number}, {title}: {place}</translation>
    </message>
    <message>
        <source>This rotation</source>
        <translation>Diese Rotation</translation>
    </message>
    <message>
        <source>not entered yet</source>
        <translation>noch nicht eingegeben</translation>
    </message>
    <message>
        <source>Replaces</source>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>not said yet</source>
        <translation>noch nicht angegeben</translation>
    </message>
    <message>
        <source>no new key yet</source>
        <translation>noch kein neuer Schlüssel</translation>
    </message>
    <message>
        <source>asked by {requester}</source>
        <translation>angefordert von {requester}</translation>
    </message>
    <message>
        <source>none needed here</source>
        <translation>hier keine nötig</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>Reason for the rotation</source>
        <translation>Grund der Rotation</translation>
    </message>
    <message>
        <source>Why the key is rotated; no secrets</source>
        <translation>Warum der Schlüssel rotiert wird; keine Geheimnisse</translation>
    </message>
    <message>
        <source>Where it was agreed, if anywhere</source>
        <translation>Wo es vereinbart wurde, falls irgendwo</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Nothing has been checked yet.</source>
        <translation>Es wurde noch nichts geprüft.</translation>
    </message>
    <message>
        <source>Before a key is rotated</source>
        <translation>Bevor ein Schlüssel rotiert wird</translation>
    </message>
    <message>
        <source>{account}: a session rotates the key of its own account only.</source>
        <translation>{account}: Eine Sitzung rotiert nur den Schlüssel ihres eigenen Kontos.</translation>
    </message>
    <message>
        <source>Any change to the key, the account or the reason voids both approvals.</source>
        <translation>Jede Änderung an Schlüssel, Konto oder Grund macht beide Genehmigungen ungültig.</translation>
    </message>
    <message>
        <source>Nothing has been asked yet. Asking makes the digest that both directors see and approve.</source>
        <translation>Es wurde noch nichts angefordert. Mit der Anforderung entsteht die Prüfsumme, die beide Direktoren sehen und genehmigen.</translation>
    </message>
    <message>
        <source>Good until</source>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>Kraken locks out who sends wrong keys. After a refusal the console waits longer each time.</source>
        <translation>Kraken sperrt aus, wer falsche Schlüssel sendet. Nach einer Ablehnung wartet die Konsole jedes Mal länger.</translation>
    </message>
    <message>
        <source>Test the new key</source>
        <translation>Neuen Schlüssel testen</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>nicht hier</translation>
    </message>
    <message>
        <source>Not tested.</source>
        <translation>Nicht getestet.</translation>
    </message>
    <message>
        <source>There is nothing to do in this step: continue.</source>
        <translation>In diesem Schritt ist nichts zu tun: Gehen Sie weiter.</translation>
    </message>
    <message>
        <source>The platform checks the key, stores it in place of the old one and tells the OMS to read it.</source>
        <translation>Die Plattform prüft den Schlüssel, speichert ihn anstelle des alten und weist das OMS an, ihn zu lesen.</translation>
    </message>
    <message>
        <source>The platform checks the key, stores it encrypted in place of the old one, tells the OMS to read it, and answers with the ids of the keys that it encrypted it with.</source>
        <translation>Die Plattform prüft den Schlüssel, speichert ihn verschlüsselt anstelle des alten, weist das OMS an, ihn zu lesen, und antwortet mit den IDs der Schlüssel, mit denen sie ihn verschlüsselt hat.</translation>
    </message>
    <message>
        <source>The platform stores the key in place of the old one.</source>
        <translation>Die Plattform speichert den Schlüssel anstelle des alten.</translation>
    </message>
    <message>
        <source>It is sent once and cannot be called back: the way back is another rotation. The old key stays valid at Kraken until a person deletes it there.</source>
        <translation>Er wird einmal gesendet und kann nicht zurückgerufen werden: Der Weg zurück ist eine weitere Rotation. Der alte Schlüssel bleibt bei Kraken gültig, bis ein Mensch ihn dort löscht.</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>Rotieren</translation>
    </message>
    <message>
        <source>the usual way</source>
        <translation>der übliche Weg</translation>
    </message>
    <message>
        <source>Rotate encrypted</source>
        <translation>Verschlüsselt rotieren</translation>
    </message>
    <message>
        <source>the answer names the encryption keys</source>
        <translation>die Antwort nennt die Verschlüsselungsschlüssel</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>the only way of this platform</source>
        <translation>der einzige Weg dieser Plattform</translation>
    </message>
    <message>
        <source>Nothing was sent to the platform. The key is wiped from this console&apos;s memory, and approvals are void.</source>
        <translation>Es wurde nichts an die Plattform gesendet. Der Schlüssel wird aus dem Speicher dieser Konsole gelöscht, und Genehmigungen verfallen.</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>Persönlich</translation>
    </message>
    <message>
        <source>From another desk</source>
        <translation>Von anderem Arbeitsplatz</translation>
    </message>
    <message>
        <source>Continue to New key</source>
        <translation>Weiter zu „Neuer Schlüssel“</translation>
    </message>
    <message>
        <source>Continue to Test</source>
        <translation>Weiter zu „Test“</translation>
    </message>
    <message>
        <source>Continue to Checklist</source>
        <translation>Weiter zu „Checkliste“</translation>
    </message>
    <message>
        <source>Continue to Confirm</source>
        <translation>Weiter zu „Bestätigen“</translation>
    </message>
    <message>
        <source>Continue to Approvals</source>
        <translation>Weiter zu „Genehmigungen“</translation>
    </message>
    <message>
        <source>stored {minute}</source>
        <translation>gespeichert {minute}</translation>
    </message>
    <message>
        <source>none</source>
        <comment>a ticket</comment>
        <translation>keines</translation>
    </message>
    <message>
        <source>First director</source>
        <translation>Erster Direktor</translation>
    </message>
    <message>
        <source>Second director</source>
        <translation>Zweiter Direktor</translation>
    </message>
    <message>
        <source>MISSING</source>
        <translation>FEHLT</translation>
    </message>
    <message>
        <source>APPROVED</source>
        <translation>GENEHMIGT</translation>
    </message>
    <message>
        <source>LAPSED</source>
        <translation>ABGELAUFEN</translation>
    </message>
    <message>
        <source>{how}, {at}. {counts} The platform keeps this director&apos;s session alive until {minute}.</source>
        <translation>{how}, {at}. {counts} Die Plattform hält die Sitzung dieses Direktors bis {minute} aufrecht.</translation>
    </message>
    <message>
        <source>Counts until {end}.</source>
        <translation>Gilt bis {end}.</translation>
    </message>
    <message>
        <source>Counted until {end}.</source>
        <translation>Zählte bis {end}.</translation>
    </message>
    <message>
        <source>lapsed {end}</source>
        <translation>abgelaufen {end}</translation>
    </message>
    <message>
        <source>{live} of {needed} approvals</source>
        <translation>{live} von {needed} Genehmigungen</translation>
    </message>
    <message>
        <source>The row in full</source>
        <translation>Die ganze Zeile</translation>
    </message>
    <message>
        <source>No row of {title} holds all of these words. Esc empties the search.</source>
        <translation>Keine Zeile von „{title}“ enthält alle diese Wörter. Esc leert die Suche.</translation>
    </message>
    <message>
        <source>{shown:,} of {rows:,}</source>
        <translation>{shown:,} von {rows:,}</translation>
    </message>
    <message>
        <source>Enter safe mode…</source>
        <translation>In den Sicherheitsmodus wechseln…</translation>
    </message>
    <message>
        <source>Leave safe mode…</source>
        <translation>Sicherheitsmodus verlassen…</translation>
    </message>
    <message>
        <source>Remind me at, hours and minutes in UTC</source>
        <translation>Erinnern um, Stunden und Minuten in UTC</translation>
    </message>
    <message>
        <source>Remind me</source>
        <translation>Erinnern</translation>
    </message>
    <message>
        <source>Drop the reminder</source>
        <translation>Erinnerung verwerfen</translation>
    </message>
    <message>
        <source>Safe mode is read to be off.</source>
        <translation>Laut Lesung ist der Sicherheitsmodus aus.</translation>
    </message>
    <message>
        <source>Type a time of day as HH:MM, in UTC.</source>
        <translation>Geben Sie eine Uhrzeit als HH:MM ein, in UTC.</translation>
    </message>
    <message>
        <source>Remind me at (UTC)</source>
        <translation>Erinnern um (UTC)</translation>
    </message>
    <message>
        <source>Search all text (Ctrl+F)</source>
        <translation>Alles durchsuchen (Strg+F)</translation>
    </message>
    <message>
        <source>For somebody else, with an account of their own. Your sign-in counts for exactly this, for 5 minutes; it never becomes this console&apos;s session.</source>
        <translation>Für jemand anderes mit eigenem Konto. Ihre Anmeldung zählt für genau dies, 5 Minuten lang; sie wird nie zur Sitzung dieser Konsole.</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>Zweite Person</translation>
    </message>
    <message>
        <source>{what} Reason: {reason}</source>
        <translation>{what} Grund: {reason}</translation>
    </message>
    <message>
        <source>Override the board</source>
        <translation>Tafel übersteuern</translation>
    </message>
    <message>
        <source>the second person</source>
        <translation>der zweiten Person</translation>
    </message>
    <message>
        <source>Override</source>
        <comment>a verb</comment>
        <translation>Übersteuern</translation>
    </message>
    <message>
        <source>real names and amounts go into the file</source>
        <translation>echte Namen und Beträge gehen in die Datei</translation>
    </message>
    <message>
        <source>ERROR</source>
        <translation>FEHLER</translation>
    </message>
    <message>
        <source>Details (D)</source>
        <translation>Details (D)</translation>
    </message>
    <message>
        <source>Ask again (F5)</source>
        <translation>Erneut abfragen (F5)</translation>
    </message>
    <message>
        <source>No certificate has been read yet.</source>
        <translation>Es wurde noch kein Zertifikat gelesen.</translation>
    </message>
    <message>
        <source>since {since} UTC</source>
        <translation>seit {since} UTC</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>none</source>
        <comment>an error</comment>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Health checks</source>
        <translation>Health-Checks</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Its health is not known.</source>
        <translation>Sein Health-Status ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Its health is not provided.</source>
        <translation>Dieser Dienst bietet keinen Health-Check an.</translation>
    </message>
    <message>
        <source>By its own word its health is &quot;{words}&quot;.</source>
        <translation>Nach eigener Angabe ist sein Health-Status „{words}“.</translation>
    </message>
    <message>
        <source>Its readiness is not known.</source>
        <translation>Seine Bereitschaft ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Its readiness is not provided.</source>
        <translation>Dieser Dienst bietet keine Auskunft über seine Bereitschaft an.</translation>
    </message>
    <message>
        <source>By its own word its readiness is &quot;{words}&quot;.</source>
        <translation>Nach eigener Angabe ist seine Bereitschaft „{words}“.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP-Status</translation>
    </message>
    <message>
        <source>none arrived</source>
        <translation>keiner eingetroffen</translation>
    </message>
    <message>
        <source>Its own words</source>
        <translation>Eigene Worte</translation>
    </message>
    <message>
        <source>At</source>
        <comment>a path</comment>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>{days} days left</source>
        <translation>noch {days} d</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>{ends:%Y-%m-%d} {clock} UTC, {left}</source>
        <translation>{ends:%d.%m.%Y} {clock} UTC, {left}</translation>
    </message>
    <message>
        <source>Subject</source>
        <comment>of a certificate</comment>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Aussteller</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>{since:%d %b %H:%M}</source>
        <translation>{since:%d.%m. %H:%M}</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Health</translation>
    </message>
    <message>
        <source>Readiness</source>
        <translation>Bereitschaft</translation>
    </message>
    <message>
        <source>Ask all again</source>
        <translation>Alle erneut abfragen</translation>
    </message>
    <message>
        <source>{words} · {name} · times in UTC</source>
        <translation>{words} · {name} · Zeiten in UTC</translation>
    </message>
    <message>
        <source>Nothing has been asked yet</source>
        <translation>Es wurde noch nichts abgefragt</translation>
    </message>
    <message>
        <source>The console has not read its environment yet.</source>
        <translation>Die Konsole hat ihre Umgebung noch nicht gelesen.</translation>
    </message>
    <message>
        <source>The environment {name} names no service.</source>
        <translation>Die Umgebung {name} nennt keinen Dienst.</translation>
    </message>
    <message>
        <source>Add the platform&apos;s services to environments.toml and start the console again.</source>
        <translation>Tragen Sie die Dienste der Plattform in environments.toml ein, und starten Sie die Konsole neu.</translation>
    </message>
    <message>
        <source>The platform&apos;s services</source>
        <translation>Die Dienste der Plattform</translation>
    </message>
    <message>
        <source>It is open in this window.</source>
        <translation>Sie ist in diesem Fenster geöffnet.</translation>
    </message>
    <message>
        <source>Add environment…</source>
        <translation>Umgebung hinzufügen…</translation>
    </message>
    <message>
        <source>In {file}. One window is one environment; another opens in a window of its own.</source>
        <translation>In {file}. Ein Fenster ist eine Umgebung; eine andere öffnet sich in einem eigenen Fenster.</translation>
    </message>
    <message>
        <source>Open in a new window</source>
        <translation>In neuem Fenster öffnen</translation>
    </message>
    <message>
        <source>Open {name} in a new window</source>
        <translation>{name} in neuem Fenster öffnen</translation>
    </message>
    <message>
        <source>It cannot be opened.</source>
        <translation>Sie lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>Zeile {line}</translation>
    </message>
    <message>
        <source>Settings and all environments as one TOML file. No password, token, session or key is in it: tokens are named as they are called in the keyring, certificates by their paths.</source>
        <translation>Alle Einstellungen und Umgebungen als TOML-Datei, ohne Passwort, Token, Sitzung und Schlüssel: Token nur mit ihrem Namen im Schlüsselbund, Zertifikate mit ihrem Pfad.</translation>
    </message>
    <message>
        <source>Export and import</source>
        <translation>Export und Import</translation>
    </message>
    <message>
        <source>With the e-mail addresses last signed in with</source>
        <translation>Mit den zuletzt zur Anmeldung benutzten E-Mail-Adressen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Import these changes</source>
        <translation>Diese Änderungen importieren</translation>
    </message>
    <message>
        <source>Leave it as it is (Esc)</source>
        <translation>Unverändert lassen (Esc)</translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation>Nichts würde sich ändern.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset {title}</source>
        <translation>Zurücksetzen: {title}</translation>
    </message>
    <message>
        <source>Default: {default}</source>
        <translation>Vorgabe: {default}</translation>
    </message>
    <message>
        <source>It is the default already.</source>
        <translation>Das ist bereits die Vorgabe.</translation>
    </message>
    <message>
        <source>Back to {default}</source>
        <translation>Wieder auf die Vorgabe: {default}</translation>
    </message>
    <message>
        <source>This console</source>
        <translation>Diese Konsole</translation>
    </message>
    <message>
        <source>Where things are kept</source>
        <translation>Speicherorte</translation>
    </message>
    <message>
        <source>each takes effect at once, the language at the next start; stored in {stored}</source>
        <translation>Jede Einstellung wirkt sofort, die Sprache ab dem nächsten Start; gespeichert in {stored}</translation>
    </message>
    <message>
        <source>The session lasts 60 minutes and belongs to one account.</source>
        <translation>Die Sitzung dauert 60 Minuten und gehört zu einem Konto.</translation>
    </message>
    <message>
        <source>Renew the session</source>
        <translation>Sitzung erneuern</translation>
    </message>
    <message>
        <source>The running session goes on until the new one is there.</source>
        <translation>Die laufende Sitzung besteht weiter, bis die neue da ist.</translation>
    </message>
    <message>
        <source>Unlock this console</source>
        <translation>Diese Konsole entsperren</translation>
    </message>
    <message>
        <source>Unlocking is a sign-in. Another person&apos;s sign-in voids drafts.</source>
        <translation>Entsperren ist eine Anmeldung. Meldet sich jemand anderes an, verfallen Entwürfe.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>One-time code, six digits</source>
        <translation>Einmalcode, sechs Ziffern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Sign in as the demo operator</source>
        <translation>Als Demo-Operator anmelden</translation>
    </message>
    <message>
        <source>This sandbox was started by this console; it knows its own operator.</source>
        <translation>Diese Sandbox wurde von dieser Konsole gestartet; sie kennt ihren eigenen Operator.</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Anmeldung läuft…</translation>
    </message>
    <message>
        <source>Type the e-mail</source>
        <translation>E-Mail eingeben</translation>
    </message>
    <message>
        <source>Burn {age}</source>
        <translation>Verbr. {age}</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Budget left</source>
        <translation>Restbudget</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>No steps are written down for this objective.</source>
        <translation>Für dieses Ziel sind keine Schritte aufgeschrieben.</translation>
    </message>
    <message>
        <source>There is no expression before a bucket at or below the limit is known.</source>
        <translation>Einen Ausdruck gibt es erst, wenn ein Bucket an oder unter der Grenze bekannt ist.</translation>
    </message>
    <message>
        <source>Open the plot</source>
        <translation>Diagramm öffnen</translation>
    </message>
    <message>
        <source>Enter on the row</source>
        <translation>Eingabe auf der Zeile</translation>
    </message>
    <message>
        <source>The same for a Prometheus: what may be good or bad is counted as bad</source>
        <translation>Dasselbe für einen Prometheus: Was gut oder schlecht sein kann, zählt als schlecht</translation>
    </message>
    <message>
        <source>Early warning</source>
        <translation>Frühwarnung</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Zählung</translation>
    </message>
    <message>
        <source>Service level objectives</source>
        <translation>Service Level Objectives</translation>
    </message>
    <message>
        <source>{summary} · burn rates count a budget of 30 days</source>
        <translation>{summary} · Verbrauchsraten beziehen sich auf ein Budget von 30 Tagen</translation>
    </message>
    <message>
        <source>Longer than a day needs a Prometheus: this environment names none.</source>
        <translation>Mehr als ein Tag braucht einen Prometheus: Diese Umgebung nennt keinen.</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>Wie weit zurück</translation>
    </message>
    <message>
        <source>How far back. {why}</source>
        <translation>Wie weit zurück. {why}</translation>
    </message>
    <message>
        <source>Open the row of a table</source>
        <translation>Die Zeile einer Tabelle öffnen</translation>
    </message>
    <message>
        <source>Sort a table by the column that you are in</source>
        <translation>Eine Tabelle nach der aktuellen Spalte sortieren</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>{listed} of {known}</source>
        <translation>{listed} von {known}</translation>
    </message>
    <message>
        <source>{listed} of {known} tasks listed</source>
        <translation>{listed} von {known} Aufgaben aufgelistet</translation>
    </message>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>Suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Search the tasks</source>
        <translation>Die Aufgaben durchsuchen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Mentioned in the review, not defined there</source>
        <translation>Im Review erwähnt, dort nicht definiert</translation>
    </message>
    <message>
        <source>(by its probes)</source>
        <translation>(nach ihren Prüfungen)</translation>
    </message>
    <message>
        <source>Seen from here</source>
        <translation>Von hier gesehen</translation>
    </message>
    <message>
        <source>It is recorded as done today. Where the console can see it for itself, what it sees counts more.</source>
        <translation>Sie wird als heute erledigt eingetragen. Wo die Konsole es selbst sehen kann, zählt mehr, was sie sieht.</translation>
    </message>
    <message>
        <source>Remediation tasks of the review</source>
        <translation>Abhilfeaufgaben des Reviews</translation>
    </message>
    <message>
        <source>Note for the duty</source>
        <translation>Notiz zur Pflicht</translation>
    </message>
    <message>
        <source>What there is to show for it; no secrets</source>
        <translation>Was es dafür vorzuweisen gibt; keine Geheimnisse</translation>
    </message>
    <message>
        <source>Claimed: nothing yet.</source>
        <translation>Behauptet: noch nichts.</translation>
    </message>
    <message>
        <source>{how} It comes back every {days} days.</source>
        <translation>{how} Sie kehrt alle {days} Tage wieder.</translation>
    </message>
    <message>
        <source>{title}: done today</source>
        <translation>{title}: heute erledigt</translation>
    </message>
    <message>
        <source>Record as done</source>
        <translation>Als erledigt eintragen</translation>
    </message>
    <message>
        <source>No task matches</source>
        <translation>Keine Aufgabe passt</translation>
    </message>
    <message>
        <source>No task has all of these.</source>
        <translation>Keine Aufgabe erfüllt all das.</translation>
    </message>
    <message>
        <source>Esc in the search empties it.</source>
        <translation>Esc in der Suche leert sie.</translation>
    </message>
    <message>
        <source>Choose a readiness review (.md), or drop one on the board.</source>
        <translation>Wählen Sie ein Bereitschafts-Review (.md), oder legen Sie eines auf der Tafel ab.</translation>
    </message>
    <message>
        <source>No review is loaded, so no task is known.</source>
        <translation>Es ist kein Review geladen, also ist keine Aufgabe bekannt.</translation>
    </message>
    <message>
        <source>The loaded review names none.</source>
        <translation>Das geladene Review nennt keine.</translation>
    </message>
    <message>
        <source>Arm the kill switch… (nothing is sent yet)</source>
        <translation>Kill-Switch scharfschalten… (noch wird nichts gesendet)</translation>
    </message>
    <message>
        <source>For {span}</source>
        <translation>Für {span}</translation>
    </message>
    <message>
        <source>Disturb me again</source>
        <translation>„Nicht stören“ beenden</translation>
    </message>
    <message>
        <source>Until {end}: only the kill switch&apos;s alarms</source>
        <translation>Bis {end}: nur Alarme zum Kill-Switch</translation>
    </message>
    <message>
        <source>The kill switch&apos;s alarms are told always</source>
        <translation>Alarme zum Kill-Switch werden immer gemeldet</translation>
    </message>
    <message>
        <source>Open the console</source>
        <translation>Konsole öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Needs fix</source>
        <translation>Zu beheben</translation>
    </message>
    <message>
        <source>Left open</source>
        <translation>Offen gelassen</translation>
    </message>
    <message>
        <source>too good</source>
        <translation>zu gut</translation>
    </message>
    <message>
        <source>too bad</source>
        <translation>zu schlecht</translation>
    </message>
    <message>
        <source>as verified</source>
        <translation>wie geprüft</translation>
    </message>
    <message>
        <source>Nothing has been observed yet.</source>
        <translation>Es wurde noch nichts beobachtet.</translation>
    </message>
    <message>
        <source>Verdict: {headline}. {words}</source>
        <translation>Urteil: {headline}. {words}</translation>
    </message>
    <message>
        <source>The review says</source>
        <translation>Das Review sagt</translation>
    </message>
    <message>
        <source>Nothing is verified to compare it with.</source>
        <translation>Es ist nichts geprüft, womit es sich vergleichen ließe.</translation>
    </message>
    <message>
        <source>The last 24 hours</source>
        <translation>Die letzten 24 Stunden</translation>
    </message>
    <message>
        <source>Nobody has voted GO for this area in the last 7 days.</source>
        <translation>In den letzten 7 Tagen hat niemand für diesen Bereich GO abgegeben.</translation>
    </message>
    <message>
        <source>Vote GO… (G)</source>
        <translation>GO abgeben… (G)</translation>
    </message>
    <message>
        <source>Vote GO for this area</source>
        <translation>GO für diesen Bereich abgeben</translation>
    </message>
    <message>
        <source>{standing} of {own} standing</source>
        <translation>{standing} von {own} gültig</translation>
    </message>
    <message>
        <source>3 days</source>
        <translation>3 Tage</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>Until then it does not stand in the way of GO, and the annunciator lists it. It makes nothing true: the claim is still compared with what the probe found.</source>
        <translation>Bis zum Ablauf steht die Prüfung GO nicht im Weg, und die Meldezeile führt sie auf. Wahr wird dadurch nichts: Die Behauptung wird weiter mit dem verglichen, was die Prüfung gefunden hat.</translation>
    </message>
    <message>
        <source>Reason for the waiver</source>
        <translation>Grund der Ausnahme</translation>
    </message>
    <message>
        <source>Why it may wait, and what is done instead; no secrets</source>
        <translation>Grund und was stattdessen geschieht; keine Geheimnisse</translation>
    </message>
    <message>
        <source>Waive “{question}”</source>
        <translation>„{question}“ ausnehmen</translation>
    </message>
    <message>
        <source>{probe_id} is {word}: {observed}.</source>
        <translation>{probe_id} steht auf {word}: {observed}.</translation>
    </message>
    <message>
        <source>until {end:%Y-%m-%d %H:%M} UTC</source>
        <translation>bis {end:%d.%m.%Y %H:%M} UTC</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Die Umgebung</translation>
    </message>
    <message>
        <source>Where its services are</source>
        <translation>Adressen der Dienste</translation>
    </message>
    <message>
        <source>What is written</source>
        <translation>Was geschrieben wird</translation>
    </message>
    <message>
        <source>Mend what is marked.</source>
        <translation>Berichtigen Sie, was markiert ist.</translation>
    </message>
    <message>
        <source>Give at least one address.</source>
        <translation>Geben Sie mindestens eine Adresse an.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Add an environment</source>
        <translation>Umgebung hinzufügen</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>step {step} of {steps}</source>
        <translation>Schritt {step} von {steps}</translation>
    </message>
    <message>
        <source>Write and open</source>
        <translation>Schreiben und öffnen</translation>
    </message>
    <message>
        <source>Set up your platform</source>
        <translation>Ihre Plattform einrichten</translation>
    </message>
    <message>
        <source>Practise in the sandbox</source>
        <translation>In der Sandbox üben</translation>
    </message>
    <message>
        <source>Your platform: say where its services are. Each address is tested before anything is written, and nothing is changed on the platform.</source>
        <translation>Ihre Plattform: Geben Sie die Adressen der Dienste an. Jede Adresse wird getestet, bevor etwas geschrieben wird, und auf der Plattform wird nichts geändert.</translation>
    </message>
    <message>
        <source>The sandbox: a whole platform on this computer, with the same services and no money. Every page works on it, the kill switch too.</source>
        <translation>Die Sandbox: eine ganze Plattform auf diesem Computer, mit denselben Diensten und ohne Geld. Jede Seite funktioniert damit, auch der Kill-Switch.</translation>
    </message>
    <message>
        <source>A colleague&apos;s export: settings and environments in one file. What it would change is shown before it changes anything.</source>
        <translation>Der Export einer Kollegin oder eines Kollegen: Einstellungen und Umgebungen in einer Datei. Was er ändern würde, wird gezeigt, bevor sich etwas ändert.</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>passt</translation>
    </message>
    <message>
        <source>looks like another service</source>
        <translation>offenbar ein anderer Dienst</translation>
    </message>
    <message>
        <source>answers, but is not recognised</source>
        <translation>antwortet, nicht erkannt</translation>
    </message>
    <message>
        <source>Read-only: windows on it change nothing, and send no kill</source>
        <translation>Nur lesen: Fenster dieser Umgebung ändern nichts und senden keinen Kill</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Names the window and the journal, such as staging or prod-eu</source>
        <translation>Benennt Fenster und Journal, etwa staging oder prod-eu</translation>
    </message>
    <message>
        <source>Zone of the second clock</source>
        <translation>Zeitzone der zweiten Uhr</translation>
    </message>
    <message>
        <source>Trading accounts</source>
        <translation>Handelskonten</translation>
    </message>
    <message>
        <source>CA file (optional)</source>
        <translation>CA-Datei (optional)</translation>
    </message>
    <message>
        <source>A certificate authority beside the system&apos;s own</source>
        <translation>Eine Zertifizierungsstelle neben denen des Systems</translation>
    </message>
    <message>
        <source>Test the addresses</source>
        <translation>Adressen testen</translation>
    </message>
    <message>
        <source>Leave out what there is not: its pages will say that it is not configured.</source>
        <translation>Lassen Sie weg, was es nicht gibt: Die Seiten dazu melden dann, dass es nicht eingerichtet ist.</translation>
    </message>
    <message>
        <source>Address of {words}</source>
        <translation>Adresse: {words}</translation>
    </message>
    <message>
        <source>Flavour of {words}</source>
        <translation>Variante: {words}</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>Is being asked …</source>
        <translation>Wird abgefragt …</translation>
    </message>
    <message>
        <source>Every address was reached and fits its service.</source>
        <translation>Jede Adresse wurde erreicht und passt zu ihrem Dienst.</translation>
    </message>
    <message>
        <source>Not every address was found to fit. It can be written all the same; Back shows what was found at each.</source>
        <translation>Nicht jede Adresse passt zu ihrem Dienst. Geschrieben werden kann trotzdem; „Zurück“ zeigt, was sich bei jeder fand.</translation>
    </message>
    <message>
        <source>What will be written</source>
        <translation>Was geschrieben wird</translation>
    </message>
    <message>
        <source>{service}: {verdict}</source>
        <translation>{service}: {verdict}</translation>
    </message>
    <message>
        <source>Added at the end of {where}; what is in it stays as it is. Only you can read the file.</source>
        <translation>Wird am Ende von {where} angefügt; der bisherige Inhalt bleibt, wie er ist. Nur Sie können die Datei lesen.</translation>
    </message>
    <message>
        <source>The OMS has no impact points of {symbol}; as shipped it has none of any symbol.</source>
        <translation>Das OMS hat keine Preiseinfluss-Punkte von {symbol}; im Auslieferungszustand hat es von keinem Symbol welche.</translation>
    </message>
    <message>
        <source>{symbol}, as the OMS had it at {as_of:%Y-%m-%d %H:%M:%S} UTC.</source>
        <translation>{symbol}, Stand des OMS: {as_of:%d.%m.%Y %H:%M:%S} UTC.</translation>
    </message>
    <message>
        <source>An order of {size} moves the price {bps}</source>
        <translation>Eine Order von {size} bewegt den Preis um {bps}</translation>
    </message>
    <message>
        <source>{points} bps</source>
        <translation>{points} bps</translation>
    </message>
    <message>
        <source>approve</source>
        <comment>an answer of the platform</comment>
        <translation>genehmigen</translation>
    </message>
    <message>
        <source>approved</source>
        <comment>an answer of the platform</comment>
        <translation>genehmigt</translation>
    </message>
    <message>
        <source>denied</source>
        <comment>an answer of the platform</comment>
        <translation>verweigert</translation>
    </message>
    <message>
        <source>pending</source>
        <comment>an answer of the platform</comment>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>reject</source>
        <comment>an answer of the platform</comment>
        <translation>ablehnen</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>an answer of the platform</comment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>asked</source>
        <comment>a kind of record</comment>
        <translation>angefordert</translation>
    </message>
    <message>
        <source>sent</source>
        <comment>a kind of record</comment>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>verdict</source>
        <comment>a kind of record</comment>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>notice</source>
        <comment>a kind of record</comment>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>waiver</source>
        <comment>a kind of record</comment>
        <translation>Ausnahme</translation>
    </message>
    <message>
        <source>waiver withdrawn</source>
        <comment>a kind of record</comment>
        <translation>Ausnahme zurückgezogen</translation>
    </message>
    <message>
        <source>vote</source>
        <comment>a kind of record</comment>
        <translation>Votum</translation>
    </message>
    <message>
        <source>vote lapsed</source>
        <comment>a kind of record</comment>
        <translation>Votum abgelaufen</translation>
    </message>
    <message>
        <source>duty done</source>
        <comment>a kind of record</comment>
        <translation>Pflicht erledigt</translation>
    </message>
    <message>
        <source>mode switched</source>
        <comment>a kind of record</comment>
        <translation>Modus gewechselt</translation>
    </message>
    <message>
        <source>mode read back</source>
        <comment>a kind of record</comment>
        <translation>Modus zurückgelesen</translation>
    </message>
    <message>
        <source>mode reminder</source>
        <comment>a kind of record</comment>
        <translation>Modus-Erinnerung</translation>
    </message>
    <message>
        <source>mode reminder dropped</source>
        <comment>a kind of record</comment>
        <translation>Modus-Erinnerung verworfen</translation>
    </message>
    <message>
        <source>mode reminder due</source>
        <comment>a kind of record</comment>
        <translation>Modus-Erinnerung fällig</translation>
    </message>
    <message>
        <source>second person asked</source>
        <comment>a kind of record</comment>
        <translation>zweite Person angefragt</translation>
    </message>
    <message>
        <source>second person</source>
        <comment>a kind of record</comment>
        <translation>zweite Person</translation>
    </message>
    <message>
        <source>silence read back</source>
        <comment>a kind of record</comment>
        <translation>Stummschaltung zurückgelesen</translation>
    </message>
    <message>
        <source>kill</source>
        <comment>a kind of record</comment>
        <translation>Kill</translation>
    </message>
    <message>
        <source>kill sent again after a sign-in</source>
        <comment>a kind of record</comment>
        <translation>Kill nach Anmeldung erneut gesendet</translation>
    </message>
    <message>
        <source>kill note</source>
        <comment>a kind of record</comment>
        <translation>Notiz zum Kill</translation>
    </message>
    <message>
        <source>kill verdict</source>
        <comment>a kind of record</comment>
        <translation>Urteil zum Kill</translation>
    </message>
    <message>
        <source>rung</source>
        <comment>a kind of record</comment>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>drill</source>
        <comment>a kind of record</comment>
        <translation>Übung</translation>
    </message>
    <message>
        <source>rotation begun</source>
        <comment>a kind of record</comment>
        <translation>Rotation begonnen</translation>
    </message>
    <message>
        <source>rotation step</source>
        <comment>a kind of record</comment>
        <translation>Rotationsschritt</translation>
    </message>
    <message>
        <source>rotation test</source>
        <comment>a kind of record</comment>
        <translation>Rotation: Test</translation>
    </message>
    <message>
        <source>rotation tested</source>
        <comment>a kind of record</comment>
        <translation>Rotation getestet</translation>
    </message>
    <message>
        <source>rotation approvals asked</source>
        <comment>a kind of record</comment>
        <translation>Genehmigungen angefragt</translation>
    </message>
    <message>
        <source>rotation approved</source>
        <comment>a kind of record</comment>
        <translation>Rotation genehmigt</translation>
    </message>
    <message>
        <source>rotation cancelled</source>
        <comment>a kind of record</comment>
        <translation>Rotation abgebrochen</translation>
    </message>
    <message>
        <source>rotation not sent</source>
        <comment>a kind of record</comment>
        <translation>Rotation nicht gesendet</translation>
    </message>
    <message>
        <source>rotation rung</source>
        <comment>a kind of record</comment>
        <translation>Rotationsstufe</translation>
    </message>
    <message>
        <source>rotation closed</source>
        <comment>a kind of record</comment>
        <translation>Rotation abgeschlossen</translation>
    </message>
    <message>
        <source>stored key test</source>
        <comment>a kind of record</comment>
        <translation>Test des gespeicherten Schlüssels</translation>
    </message>
    <message>
        <source>stored key tested</source>
        <comment>a kind of record</comment>
        <translation>gespeicherter Schlüssel getestet</translation>
    </message>
    <message>
        <source>key reminder</source>
        <comment>a kind of record</comment>
        <translation>Schlüsselerinnerung</translation>
    </message>
    <message>
        <source>approval asked</source>
        <comment>a kind of record</comment>
        <translation>Genehmigung angefragt</translation>
    </message>
    <message>
        <source>approval given</source>
        <comment>a kind of record</comment>
        <translation>Genehmigung erteilt</translation>
    </message>
    <message>
        <source>sign in</source>
        <comment>a recorded command</comment>
        <translation>anmelden</translation>
    </message>
    <message>
        <source>renew session</source>
        <comment>a recorded command</comment>
        <translation>Sitzung erneuern</translation>
    </message>
    <message>
        <source>unlock</source>
        <comment>a recorded command</comment>
        <translation>entsperren</translation>
    </message>
    <message>
        <source>lock</source>
        <comment>a recorded command</comment>
        <translation>sperren</translation>
    </message>
    <message>
        <source>enter safe mode</source>
        <comment>a recorded command</comment>
        <translation>in Sicherheitsmodus wechseln</translation>
    </message>
    <message>
        <source>leave safe mode</source>
        <comment>a recorded command</comment>
        <translation>Sicherheitsmodus verlassen</translation>
    </message>
    <message>
        <source>enter simulation</source>
        <comment>a recorded command</comment>
        <translation>in Simulation wechseln</translation>
    </message>
    <message>
        <source>leave simulation</source>
        <comment>a recorded command</comment>
        <translation>Simulation verlassen</translation>
    </message>
    <message>
        <source>decide intent</source>
        <comment>a recorded command</comment>
        <translation>Intent entscheiden</translation>
    </message>
    <message>
        <source>set limit</source>
        <comment>a recorded command</comment>
        <translation>Grenze setzen</translation>
    </message>
    <message>
        <source>acknowledge alert</source>
        <comment>a recorded command</comment>
        <translation>Alarm quittieren</translation>
    </message>
    <message>
        <source>take an acknowledgement back</source>
        <comment>a recorded command</comment>
        <translation>Quittierung zurücknehmen</translation>
    </message>
    <message>
        <source>shelve alert</source>
        <comment>a recorded command</comment>
        <translation>Alarm zurückstellen</translation>
    </message>
    <message>
        <source>unshelve alert</source>
        <comment>a recorded command</comment>
        <translation>Alarm zurückholen</translation>
    </message>
    <message>
        <source>silence alert</source>
        <comment>a recorded command</comment>
        <translation>Alarm stummschalten</translation>
    </message>
    <message>
        <source>end silence</source>
        <comment>a recorded command</comment>
        <translation>Stummschaltung beenden</translation>
    </message>
    <message>
        <source>rotate key</source>
        <comment>a recorded command</comment>
        <translation>Schlüssel rotieren</translation>
    </message>
    <message>
        <source>force reload</source>
        <comment>a recorded command</comment>
        <translation>OMS neu laden</translation>
    </message>
    <message>
        <source>export board</source>
        <comment>a recorded command</comment>
        <translation>Tafel exportieren</translation>
    </message>
    <message>
        <source>export drill</source>
        <comment>a recorded command</comment>
        <translation>Übung exportieren</translation>
    </message>
    <message>
        <source>export journal</source>
        <comment>a recorded command</comment>
        <translation>Journal exportieren</translation>
    </message>
    <message>
        <source>export key history</source>
        <comment>a recorded command</comment>
        <translation>Schlüsselverlauf exportieren</translation>
    </message>
    <message>
        <source>export portfolio</source>
        <comment>a recorded command</comment>
        <translation>Portfolio exportieren</translation>
    </message>
    <message>
        <source>export settings</source>
        <comment>a recorded command</comment>
        <translation>Einstellungen exportieren</translation>
    </message>
    <message>
        <source>import settings</source>
        <comment>a recorded command</comment>
        <translation>Einstellungen importieren</translation>
    </message>
    <message>
        <source>incident bundle</source>
        <comment>a recorded command</comment>
        <translation>Vorfallpaket</translation>
    </message>
    <message>
        <source>oms reads</source>
        <comment>a recorded command</comment>
        <translation>OMS-Abfragen</translation>
    </message>
    <message>
        <source>open environment</source>
        <comment>a recorded command</comment>
        <translation>Umgebung öffnen</translation>
    </message>
    <message>
        <source>pin a plot</source>
        <comment>a recorded command</comment>
        <translation>Plot anheften</translation>
    </message>
    <message>
        <source>save plot</source>
        <comment>a recorded command</comment>
        <translation>Plot speichern</translation>
    </message>
    <message>
        <source>test notification</source>
        <comment>a recorded command</comment>
        <translation>Testbenachrichtigung</translation>
    </message>
    <message>
        <source>account</source>
        <comment>a recorded fact</comment>
        <translation>Konto</translation>
    </message>
    <message>
        <source>accounts</source>
        <comment>a recorded fact</comment>
        <translation>Konten</translation>
    </message>
    <message>
        <source>active</source>
        <comment>a recorded fact</comment>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>alert</source>
        <comment>a recorded fact</comment>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>alerts</source>
        <comment>a recorded fact</comment>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>approval given</source>
        <comment>a recorded fact</comment>
        <translation>Genehmigung</translation>
    </message>
    <message>
        <source>approved</source>
        <comment>a recorded fact</comment>
        <translation>genehmigt</translation>
    </message>
    <message>
        <source>area</source>
        <comment>a recorded fact</comment>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>at</source>
        <comment>a recorded fact</comment>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>command</source>
        <comment>a recorded fact</comment>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>drill</source>
        <comment>a recorded fact</comment>
        <translation>Übung</translation>
    </message>
    <message>
        <source>due</source>
        <comment>a recorded fact</comment>
        <translation>fällig</translation>
    </message>
    <message>
        <source>duty</source>
        <comment>a recorded fact</comment>
        <translation>Pflicht</translation>
    </message>
    <message>
        <source>email</source>
        <comment>a recorded fact</comment>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>file</source>
        <comment>a recorded fact</comment>
        <translation>Datei</translation>
    </message>
    <message>
        <source>inputs</source>
        <comment>a recorded fact</comment>
        <translation>Grundlage</translation>
    </message>
    <message>
        <source>intent</source>
        <comment>a recorded fact</comment>
        <translation>Intent</translation>
    </message>
    <message>
        <source>key</source>
        <comment>a recorded fact</comment>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>key reminder</source>
        <comment>a recorded fact</comment>
        <translation>Schlüsselerinnerung</translation>
    </message>
    <message>
        <source>matchers</source>
        <comment>a recorded fact</comment>
        <translation>Matcher</translation>
    </message>
    <message>
        <source>note</source>
        <comment>a recorded fact</comment>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>order</source>
        <comment>a recorded fact</comment>
        <translation>Kill-Auftrag</translation>
    </message>
    <message>
        <source>overridden_with</source>
        <comment>a recorded fact</comment>
        <translation>übersteuert mit</translation>
    </message>
    <message>
        <source>probe</source>
        <comment>a recorded fact</comment>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>read_back</source>
        <comment>a recorded fact</comment>
        <translation>zurückgelesen</translation>
    </message>
    <message>
        <source>reason</source>
        <comment>a recorded fact</comment>
        <translation>Grund</translation>
    </message>
    <message>
        <source>rotation</source>
        <comment>a recorded fact</comment>
        <translation>Rotation</translation>
    </message>
    <message>
        <source>silence</source>
        <comment>a recorded fact</comment>
        <translation>Stummschaltung</translation>
    </message>
    <message>
        <source>since</source>
        <comment>a recorded fact</comment>
        <translation>seit</translation>
    </message>
    <message>
        <source>target</source>
        <comment>a recorded fact</comment>
        <translation>Modus</translation>
    </message>
    <message>
        <source>until</source>
        <comment>a recorded fact</comment>
        <translation>bis</translation>
    </message>
    <message>
        <source>value</source>
        <comment>a recorded fact</comment>
        <translation>Wert</translation>
    </message>
    <message>
        <source>who</source>
        <comment>a recorded fact</comment>
        <translation>wer</translation>
    </message>
    <message>
        <source>simulation</source>
        <comment>a recorded mode</comment>
        <translation>Simulation</translation>
    </message>
    <message>
        <source>safe mode</source>
        <comment>a recorded mode</comment>
        <translation>Sicherheitsmodus</translation>
    </message>
    <message>
        <source>True</source>
        <comment>a recorded value</comment>
        <translation>ja</translation>
    </message>
    <message>
        <source>False</source>
        <comment>a recorded value</comment>
        <translation>nein</translation>
    </message>
    <message>
        <source>None</source>
        <comment>a recorded value</comment>
        <translation>keine Angabe</translation>
    </message>
    <message>
        <source>counter</source>
        <comment>a type of metric</comment>
        <translation>Zähler</translation>
    </message>
    <message>
        <source>gauge</source>
        <comment>a type of metric</comment>
        <translation>Gauge</translation>
    </message>
    <message>
        <source>histogram</source>
        <comment>a type of metric</comment>
        <translation>Histogramm</translation>
    </message>
    <message>
        <source>summary</source>
        <comment>a type of metric</comment>
        <translation>Summary</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>a type of metric</comment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>reason: {reason}</source>
        <translation>Grund: {reason}</translation>
    </message>
    <message>
        <source>note: {note}</source>
        <translation>Notiz: {note}</translation>
    </message>
    <message>
        <source>seen of {account}: {rungs}</source>
        <translation>beobachtet bei {account}: {rungs}</translation>
    </message>
    <message>
        <source>rotation of {account}, step {step}</source>
        <translation>Rotation von {account}, Schritt {step}</translation>
    </message>
    <message>
        <source>actor</source>
        <comment>a recorded fact</comment>
        <translation>handelnde Person</translation>
    </message>
    <message>
        <source>answered_at</source>
        <comment>a recorded fact</comment>
        <translation>beantwortet um</translation>
    </message>
    <message>
        <source>approvers</source>
        <comment>a recorded fact</comment>
        <translation>Genehmigende</translation>
    </message>
    <message>
        <source>armed_at</source>
        <comment>a recorded fact</comment>
        <translation>scharfgeschaltet um</translation>
    </message>
    <message>
        <source>asked_at</source>
        <comment>a recorded fact</comment>
        <translation>angefordert um</translation>
    </message>
    <message>
        <source>baseline</source>
        <comment>a recorded fact</comment>
        <translation>Ausgangslage</translation>
    </message>
    <message>
        <source>before</source>
        <comment>a recorded fact</comment>
        <translation>davor</translation>
    </message>
    <message>
        <source>cancelled_at</source>
        <comment>a recorded fact</comment>
        <translation>abgebrochen um</translation>
    </message>
    <message>
        <source>cap_usd</source>
        <comment>a recorded fact</comment>
        <translation>Verlustgrenze in USD</translation>
    </message>
    <message>
        <source>channels_sent</source>
        <comment>a recorded fact</comment>
        <translation>benachrichtigte Kanäle</translation>
    </message>
    <message>
        <source>clicks</source>
        <comment>a recorded fact</comment>
        <translation>Klicks</translation>
    </message>
    <message>
        <source>closed_at</source>
        <comment>a recorded fact</comment>
        <translation>abgeschlossen um</translation>
    </message>
    <message>
        <source>counts</source>
        <comment>a recorded fact</comment>
        <translation>zählt</translation>
    </message>
    <message>
        <source>detail</source>
        <comment>a recorded fact</comment>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <source>digest</source>
        <comment>a recorded fact</comment>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>director</source>
        <comment>a recorded fact</comment>
        <translation>Direktor</translation>
    </message>
    <message>
        <source>disarms</source>
        <comment>a recorded fact</comment>
        <translation>Entschärfungen</translation>
    </message>
    <message>
        <source>done_at</source>
        <comment>a recorded fact</comment>
        <translation>erledigt um</translation>
    </message>
    <message>
        <source>drill_id</source>
        <comment>a recorded fact</comment>
        <translation>Kennung der Übung</translation>
    </message>
    <message>
        <source>ended_at</source>
        <comment>a recorded fact</comment>
        <translation>beendet um</translation>
    </message>
    <message>
        <source>environment</source>
        <comment>a recorded fact</comment>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>failed_channels</source>
        <comment>a recorded fact</comment>
        <translation>fehlgeschlagene Kanäle</translation>
    </message>
    <message>
        <source>failure</source>
        <comment>a recorded fact</comment>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>fingerprint</source>
        <comment>a recorded fact</comment>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>fired_at</source>
        <comment>a recorded fact</comment>
        <translation>ausgelöst um</translation>
    </message>
    <message>
        <source>flavour</source>
        <comment>a recorded fact</comment>
        <translation>Variante</translation>
    </message>
    <message>
        <source>gauge</source>
        <comment>a recorded fact</comment>
        <translation>Messwert</translation>
    </message>
    <message>
        <source>gauge_read</source>
        <comment>a recorded fact</comment>
        <translation>Messwert gelesen</translation>
    </message>
    <message>
        <source>how</source>
        <comment>a recorded fact</comment>
        <translation>auf welchem Weg</translation>
    </message>
    <message>
        <source>id</source>
        <comment>a recorded fact</comment>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>keystrokes</source>
        <comment>a recorded fact</comment>
        <translation>Tastendrücke</translation>
    </message>
    <message>
        <source>kind</source>
        <comment>a recorded fact</comment>
        <translation>Art</translation>
    </message>
    <message>
        <source>known</source>
        <comment>a recorded fact</comment>
        <translation>bekannt</translation>
    </message>
    <message>
        <source>locked</source>
        <comment>a recorded fact</comment>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>made_at</source>
        <comment>a recorded fact</comment>
        <translation>angelegt um</translation>
    </message>
    <message>
        <source>open_orders</source>
        <comment>a recorded fact</comment>
        <translation>offene Orders</translation>
    </message>
    <message>
        <source>order_id</source>
        <comment>a recorded fact</comment>
        <translation>Kennung des Kills</translation>
    </message>
    <message>
        <source>partial</source>
        <comment>a recorded fact</comment>
        <translation>teilweise</translation>
    </message>
    <message>
        <source>parts</source>
        <comment>a recorded fact</comment>
        <translation>Teile</translation>
    </message>
    <message>
        <source>path</source>
        <comment>a recorded fact</comment>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>person</source>
        <comment>a recorded fact</comment>
        <translation>Person</translation>
    </message>
    <message>
        <source>phase</source>
        <comment>a recorded fact</comment>
        <translation>Phase</translation>
    </message>
    <message>
        <source>positions</source>
        <comment>a recorded fact</comment>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>pretrade_latest</source>
        <comment>a recorded fact</comment>
        <translation>letzte Ablehnung vor dem Handel</translation>
    </message>
    <message>
        <source>reached</source>
        <comment>a recorded fact</comment>
        <translation>erreicht</translation>
    </message>
    <message>
        <source>reason_code</source>
        <comment>a recorded fact</comment>
        <translation>Code des Grundes</translation>
    </message>
    <message>
        <source>reason_words</source>
        <comment>a recorded fact</comment>
        <translation>Grund in Worten</translation>
    </message>
    <message>
        <source>receipt</source>
        <comment>a recorded fact</comment>
        <translation>Quittung</translation>
    </message>
    <message>
        <source>recipient</source>
        <comment>a recorded fact</comment>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>refusals</source>
        <comment>a recorded fact</comment>
        <translation>Ablehnungen</translation>
    </message>
    <message>
        <source>refused_intents</source>
        <comment>a recorded fact</comment>
        <translation>abgelehnte Intents</translation>
    </message>
    <message>
        <source>request_id</source>
        <comment>a recorded fact</comment>
        <translation>Kennung der Rotation</translation>
    </message>
    <message>
        <source>requester</source>
        <comment>a recorded fact</comment>
        <translation>anfordernde Person</translation>
    </message>
    <message>
        <source>result</source>
        <comment>a recorded fact</comment>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>retry_after_s</source>
        <comment>a recorded fact</comment>
        <translation>erneut nach Sekunden</translation>
    </message>
    <message>
        <source>rotated_at</source>
        <comment>a recorded fact</comment>
        <translation>rotiert um</translation>
    </message>
    <message>
        <source>rotation_id</source>
        <comment>a recorded fact</comment>
        <translation>Kennung der Rotation</translation>
    </message>
    <message>
        <source>route</source>
        <comment>a recorded fact</comment>
        <translation>Route</translation>
    </message>
    <message>
        <source>secret_name</source>
        <comment>a recorded fact</comment>
        <translation>Name des Geheimnisses</translation>
    </message>
    <message>
        <source>sent_at</source>
        <comment>a recorded fact</comment>
        <translation>gesendet um</translation>
    </message>
    <message>
        <source>server_date</source>
        <comment>a recorded fact</comment>
        <translation>Datum des Servers</translation>
    </message>
    <message>
        <source>service</source>
        <comment>a recorded fact</comment>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>session_until</source>
        <comment>a recorded fact</comment>
        <translation>Sitzung bis</translation>
    </message>
    <message>
        <source>shot</source>
        <comment>a recorded fact</comment>
        <translation>Anforderung</translation>
    </message>
    <message>
        <source>staged_at</source>
        <comment>a recorded fact</comment>
        <translation>inszeniert um</translation>
    </message>
    <message>
        <source>started_at</source>
        <comment>a recorded fact</comment>
        <translation>begonnen um</translation>
    </message>
    <message>
        <source>status</source>
        <comment>a recorded fact</comment>
        <translation>Status</translation>
    </message>
    <message>
        <source>step</source>
        <comment>a recorded fact</comment>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>submission</source>
        <comment>a recorded fact</comment>
        <translation>Übermittlung</translation>
    </message>
    <message>
        <source>ticked</source>
        <comment>a recorded fact</comment>
        <translation>abgehakt</translation>
    </message>
    <message>
        <source>ticket</source>
        <comment>a recorded fact</comment>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>took_s</source>
        <comment>a recorded fact</comment>
        <translation>Dauer in Sekunden</translation>
    </message>
    <message>
        <source>trials</source>
        <comment>a recorded fact</comment>
        <translation>Tests</translation>
    </message>
    <message>
        <source>ts</source>
        <comment>a recorded fact</comment>
        <translation>Zeit der Plattform</translation>
    </message>
    <message>
        <source>verdict</source>
        <comment>a recorded fact</comment>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>watcher</source>
        <comment>a recorded fact</comment>
        <translation>Beobachter</translation>
    </message>
    <message>
        <source>why</source>
        <comment>a recorded fact</comment>
        <translation>warum</translation>
    </message>
    <message>
        <source>word</source>
        <comment>a recorded fact</comment>
        <translation>Stand</translation>
    </message>
    <message>
        <source>words</source>
        <comment>a recorded fact</comment>
        <translation>Wortlaut</translation>
    </message>
    <message>
        <source>The facts</source>
        <translation>Die Angaben</translation>
    </message>
    <message>
        <source>Scheduled rotation; the ticket says why</source>
        <translation>Planmäßige Rotation; Näheres im Ticket</translation>
    </message>
</context>
</TS>
