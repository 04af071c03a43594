"""涉外调查机构资格认定: who may ask people questions on behalf of principals abroad."""
