{{- define "labels" -}}
app: {{ .Chart.Name }}
owner: {{ .Values.owner }}
criticality: {{ .Values.criticality }}
{{- end }}
