"""医疗机构执业登记: a hospital or an outpatient department opens."""
