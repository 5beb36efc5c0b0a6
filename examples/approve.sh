holdfast approve ~/Downloads/plan-*.json --key ~/.ssh/id_ed25519
cat ~/Downloads/plan-*.json.approval
