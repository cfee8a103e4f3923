#!lua flags=allow-oom
--[[
Ends one session of an account, or all but one, and the old key.
KEYS  1 account
ARGV  1 "only" or "but"  2 session id
Returns the ids of those that were ended.
Hint  none
]]
local ended = {}
for _, field in ipairs(redis.call("HKEYS", KEYS[1])) do
	local id = string.match(field, "^session:(.*)$")
	if id and (id == ARGV[2]) == (ARGV[1] == "only") then
		redis.call("HDEL", KEYS[1], field)
		table.insert(ended, id)
	end
end
redis.call("HSET", KEYS[1], "old-key", "0")
return ended
